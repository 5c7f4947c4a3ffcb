# Warnings and sanitizers, given to one target at a time: nothing here is directory-wide, so that a dependency's
# headers are never held to the project's rules.
function(coroscope_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  if(COROSCOPE_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(COROSCOPE_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=undefined
                                             -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()
