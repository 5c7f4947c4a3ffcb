import asyncio
async def numbers():
    try:
        yield 1
    finally:
        await asyncio.sleep(1)
async def main():
    async for x in numbers():
        break
    await asyncio.sleep(2)
asyncio.run(main())
