import asyncio
async def work():
    asyncio.sleep(1)
    print("worked")
    lock = asyncio.Lock().acquire()
    await asyncio.sleep(0)
async def last():
    asyncio.wait_for(asyncio.sleep(2), 3)
async def main():
    kept = asyncio.sleep(3)
    await work()
    await last()
    print("end")
asyncio.sleep(4)
asyncio.run(main())
