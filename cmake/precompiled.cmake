# What most files include, compiled once for all targets: headers are three quarters of the time of a file. GCC and clang take a
# precompiled header only where the flags are those that it was made with, so one that adds code generation flags goes without.
#   coroscope_precompile(TARGET)        the C++ library and fmt
#   coroscope_precompile_test(TARGET)   GoogleTest, too
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/precompiled/empty.cpp.new" "")
file(COPY_FILE "${CMAKE_CURRENT_BINARY_DIR}/precompiled/empty.cpp.new"
               "${CMAKE_CURRENT_BINARY_DIR}/precompiled/empty.cpp" ONLY_IF_DIFFERENT)

set(coroscope_common_headers
    <algorithm> <array> <chrono> <cmath> <cstdint> <deque> <exception> <filesystem> <functional> <limits> <map> <memory>
    <optional> <ranges> <span> <stdexcept> <string> <string_view> <tuple> <type_traits> <utility> <variant> <vector>
    <fmt/format.h>)

function(coroscope_precompiled_target name)
  add_library(${name} OBJECT "${PROJECT_BINARY_DIR}/precompiled/empty.cpp")
  target_link_libraries(${name} PRIVATE fmt::fmt)
  target_precompile_headers(${name} PRIVATE ${coroscope_common_headers} ${ARGN})
  coroscope_options(${name})
endfunction()

function(coroscope_precompile target)
  if(NOT TARGET precompiled)
    coroscope_precompiled_target(precompiled)
  endif()
  target_precompile_headers(${target} REUSE_FROM precompiled)
endfunction()

function(coroscope_precompile_test target)
  if(NOT TARGET precompiled_tests)
    coroscope_precompiled_target(precompiled_tests <gmock/gmock.h> <gtest/gtest.h>)
    target_link_libraries(precompiled_tests PRIVATE GTest::gmock GTest::gtest)
    target_compile_options(precompiled_tests PRIVATE -O0)
  endif()
  # Tests take longer to optimise than to run.
  target_compile_options(${target} PRIVATE -O0)
  target_precompile_headers(${target} REUSE_FROM precompiled_tests)
endfunction()

# With COROSCOPE_UNITY several files are compiled as one: what they instantiate is compiled once. A file whose helpers have
# names that another one has is listed after EXCEPT.
#   coroscope_unity(TARGET [EXCEPT FILE...])
function(coroscope_unity target)
  cmake_parse_arguments(arg "" "" "EXCEPT" ${ARGN})
  if(NOT COROSCOPE_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  # What is local to a file is local to an included file as well: GCC warns that two units could see it.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  if(arg_EXCEPT)
    set_source_files_properties(${arg_EXCEPT} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()
