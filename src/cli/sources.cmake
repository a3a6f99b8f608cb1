target_sources(trygg PRIVATE
    cli/check.cpp cli/configuration.cpp cli/demo.cpp cli/demo_work.cpp cli/demo_workshop.cpp cli/export.cpp cli/import.cpp cli/import_json.cpp
    cli/import_text.cpp cli/keys.cpp cli/program.cpp cli/password_input.cpp cli/progress.cpp cli/roles.cpp cli/serve.cpp
    cli/setting_notes.cpp cli/settings.cpp cli/table.cpp cli/token.cpp cli/user.cpp cli/version.cpp)
