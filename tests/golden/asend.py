import asyncio
async def echo():
    got = None
    while True:
        caught = False
        try:
            got = yield got
        except ValueError:
            caught = True
        if caught:
            await asyncio.sleep(1)
            got = 7
async def main():
    first = echo()
    try:
        await first.asend(1)
    except TypeError as error:
        print(error)
    await first.asend(None)
    print(await first.asend(5))
    print(await first.athrow(ValueError("x")))
    try:
        await first.athrow(RuntimeError("y"))
    except RuntimeError as error:
        print("left with", error)
    print(await first.athrow(ValueError("z")))
    second = echo()
    try:
        await second.athrow(RuntimeError("new"))
    except RuntimeError as error:
        print("never began:", error)
    third = echo()
    await anext(third)
    sent = asyncio.create_task(third.asend(3))
    print(await sent)
    never = asyncio.create_task(anext(third))
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        print("cancelled")
    try:
        await third.asend(4)
    except StopAsyncIteration:
        print("over")
asyncio.run(main())
