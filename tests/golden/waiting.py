import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")
async def bad(delay):
    await asyncio.sleep(delay)
    raise ValueError("bad")
async def in_time():
    async with asyncio.timeout(2):
        await work("a", 1)
async def out_of_time():
    async with asyncio.timeout(1):
        await work("b", 5)
async def passes():
    async with asyncio.timeout(3):
        await work("c", 1)
        await bad(1)
async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work("d", 3))
        tasks.create_task(bad(1))
        await work("e", 0.5)
async def leaves_group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work("f", 3))
        tasks.create_task(asyncio.sleep(4))
        raise ValueError("body")
async def slow_group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work("g", 3))
        tasks.create_task(work("h", 2))
async def behind_shield(task):
    await asyncio.shield(task)
async def expect(coroutine):
    try:
        await coroutine
    except Exception as error:
        print(error)
async def several():
    tasks = [asyncio.create_task(work("i", 2)), asyncio.create_task(work("j", 1))]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.wait(tasks, timeout=0.5)
    for earliest in asyncio.as_completed(tasks):
        await earliest
async def cancelled(coroutine):
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
async def main():
    await in_time()
    await expect(out_of_time())
    await expect(passes())
    await expect(group())
    await expect(leaves_group())
    await cancelled(slow_group())
    task = asyncio.create_task(work("k", 2))
    await cancelled(behind_shield(task))
    await expect(asyncio.wait_for(task, 0.5))
    await expect(asyncio.wait_for(work("l", 1), 0))
    await several()
asyncio.run(main())
