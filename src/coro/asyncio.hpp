// Everything that a program of coroutines needs, under asyncio's names: `#include "coro/asyncio.hpp"`.
#pragma once

#include "coro/api_co.hpp"
#include "coro/block.hpp"
#include "coro/co.hpp"
#include "coro/ensure_future.hpp"
#include "coro/exceptions.hpp"
#include "coro/future.hpp"
#include "coro/gather.hpp"
#include "coro/handle.hpp"
#include "coro/here.hpp"
#include "coro/print.hpp"
#include "coro/scheduler.hpp"
#include "coro/sleep.hpp"
#include "coro/task.hpp"
