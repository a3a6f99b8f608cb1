target_sources(trygg PRIVATE secret/base64.cpp secret/digest.cpp secret/password.cpp secret/random.cpp)
