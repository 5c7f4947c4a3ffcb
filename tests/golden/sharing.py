import asyncio
async def holds(lock, name, delay):
    async with lock:
        print(name, "in")
        await asyncio.sleep(delay)
    print(name, "out")
async def locks():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(holds(lock, name, 1)) for name in "abc"]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
async def semaphores():
    await asyncio.gather(*(holds(asyncio.Semaphore(2), name, 1) for name in "de"))
    semaphore = asyncio.BoundedSemaphore(2)
    await asyncio.gather(holds(semaphore, "f", 3), holds(semaphore, "g", 1), holds(semaphore, "h", 1))
async def awaits(event):
    await event.wait()
    print("set")
async def events():
    event = asyncio.Event()
    tasks = [asyncio.create_task(awaits(event)), asyncio.create_task(event.wait())]
    await asyncio.sleep(1)
    event.set()
    event.clear()
    await tasks[0]
    await tasks[1]
async def consumes(condition, items):
    async with condition:
        await condition.wait_for(lambda: len(items) > 0)
        print("takes", items.pop())
async def is_notified(condition):
    async with condition:
        await condition.wait()
        print("notified")
async def conditions():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumes(condition, items)), asyncio.create_task(is_notified(condition))]
    await asyncio.sleep(1)
    async with condition:
        items.append(1)
        condition.notify_all()
        await asyncio.sleep(1)
    await asyncio.gather(*tasks)
async def produces(queue):
    for item in (2, 3, 1):
        await queue.put(item)
    await queue.join()
    print("joined")
async def works(queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        print("got", item)
        queue.task_done()
async def passes_on(queue):
    worker = asyncio.create_task(works(queue))
    await produces(queue)
    worker.cancel()
    try:
        await worker
    except asyncio.CancelledError:
        print("stopped")
async def main():
    await locks()
    await semaphores()
    await events()
    await conditions()
    await passes_on(asyncio.Queue(1))
    await passes_on(asyncio.LifoQueue(2))
    await passes_on(asyncio.PriorityQueue())
asyncio.run(main())
