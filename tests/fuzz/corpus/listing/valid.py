import asyncio
async def main():
    await asyncio.sleep({{a}})
    print({{t:x}})
asyncio.run(main())
