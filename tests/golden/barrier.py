import asyncio
async def comes(barrier, delay):
    await asyncio.sleep(delay)
    number = await barrier.wait()
    print("through", number)
    async with barrier:
        print("again")
async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(comes(barrier, 1), comes(barrier, 2))
asyncio.run(main())
