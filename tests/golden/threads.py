import asyncio, time
def work(name, delay):
    print(name, "begins")
    time.sleep(delay)
    print(name, "ends")
    return delay
def fails():
    time.sleep(1)
    raise ValueError("fails")
async def awaits(name, delay):
    print(await asyncio.to_thread(work, name, delay))
async def gives_up():
    task = asyncio.create_task(awaits("c", 4))
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
async def main():
    await awaits("a", 2)
    await asyncio.gather(awaits("b", 3), asyncio.sleep(1))
    try:
        await asyncio.to_thread(fails)
    except ValueError as error:
        print(error)
    await gives_up()
    time.sleep(1)
    print("main ends")
asyncio.run(main())
