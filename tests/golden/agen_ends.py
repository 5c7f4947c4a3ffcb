import asyncio
kept = []
async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        print(name, "closed")
async def letters():
    try:
        yield "a"
    finally:
        print("letters closed")
async def main():
    first = numbers("first")
    print(await anext(first), await anext(first))
    await first.aclose()
    second = letters()
    print(await anext(second))
    third = numbers("third")
    kept.append(third)
    async for x in third:
        break
    print("main ends")
asyncio.run(main())
