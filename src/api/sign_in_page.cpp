#include "api/sign_in_page.hpp"

#include "api/html.hpp"

namespace trygg::api {

namespace {

/// What the two pages say. Minutes stand for {}.
struct texts {
    char const *sign_in, *name, *password, *wrong, *wait, *old_form, *signed_in, *sign_out, *map;
};

constexpr texts swedish{"Logga in",
                        "Användarnamn",
                        "Lösenord",
                        "Namnet eller lösenordet är fel. Kontrollera båda och försök igen.",
                        "För många försök. Vänta {} min och försök igen.",
                        "Formuläret var för gammalt. Skriv lösenordet igen.",
                        "Du är inloggad som {}.",
                        "Logga ut",
                        "Till kartan"};
constexpr texts english{"Sign in",
                        "User name",
                        "Password",
                        "The name or the password is wrong. Check both and try again.",
                        "Too many attempts. Wait {} min and try again.",
                        "The form was too old. Type the password again.",
                        "You are signed in as {}.",
                        "Sign out",
                        "To the map"};

texts const& texts_in(page_language const& language) {
    return language.is_english() ? english : swedish;
}

std::string trouble_text(sign_in_form const& form, texts const& text) {
    switch (form.trouble) {
    case sign_in_trouble::wrong:
        return text.wrong;
    case sign_in_trouble::wait:
        return fmt::format(fmt::runtime(text.wait), form.minutes);
    case sign_in_trouble::old_form:
        return text.old_form;
    case sign_in_trouble::none:
        break;
    }
    return {};
}

html hidden(std::string_view name, std::string_view value) {
    return html_element("input", {{"type", "hidden"}, {"name", name}, {"value", value}}, {});
}

html labelled(std::string_view label, std::string_view id, html const& field) {
    return html_element("p", html_element("label", {{"for", id}}, html_text(label)) + field);
}

html button(std::string_view text) {
    return html_element("p", html_element("button", {{"type", "submit"}}, html_text(text)));
}

html field(html_attributes attributes, html_attributes const& more) {
    attributes.insert(attributes.end(), more.begin(), more.end());
    return html_element("input", attributes, {});
}

html name_field(sign_in_form const& form, bool failed) {
    return field({{"id", "name"},
                  {"name", "name"},
                  {"type", "text"},
                  {"autocomplete", "username"},
                  {"autocapitalize", "none"},
                  {"spellcheck", "false"},
                  {"maxlength", "64"},
                  {"required", ""}},
                 failed ? html_attributes{{"aria-describedby", "trouble"}, {"value", form.name}}
                        : html_attributes{{"autofocus", ""}});
}

/// After a failure it is the password that is typed again.
html password_field(bool failed) {
    return field({{"id", "password"},
                  {"name", "password"},
                  {"type", "password"},
                  {"autocomplete", "current-password"},
                  {"maxlength", "500"},
                  {"required", ""}},
                 failed ? html_attributes{{"aria-invalid", "true"},
                                          {"aria-describedby", "trouble"},
                                          {"autofocus", ""}}
                        : html_attributes{});
}

http::response page_of(context const& at, page_language const& language, std::string title,
                       html body) {
    auto answer = page_answer(at, {.title = std::move(title), .body = std::move(body)}, language);
    answer.headers.emplace("Cache-Control", "no-store");
    return answer;
}

} // namespace

http::response sign_in_page(context const& at, sign_in_form const& form) {
    auto const& text = texts_in(form.language);
    auto const trouble = trouble_text(form, text);
    bool const failed = !trouble.empty();
    html const said =
        failed ? html_element("p", {{"id", "trouble"}, {"class", "trouble"}, {"role", "alert"}},
                              html_text(trouble))
               : html{};
    auto const fields =
        hidden("csrf", form.csrf) + hidden("next", form.next) + hidden("lang", form.language.code) +
        labelled(text.name, "name", name_field(form, failed)) +
        labelled(text.password, "password", password_field(failed)) + button(text.sign_in);
    auto const body =
        said +
        html_element("form",
                     {{"method", "post"}, {"action", at.local("/sign-in")}, {"class", "sign-in"}},
                     fields);
    return page_of(at, form.language,
                   failed ? fmt::format("{} – {}", trouble, text.sign_in) : text.sign_in, body);
}

http::response sign_out_page(context const& at, page_language const& language) {
    auto const& text = texts_in(language);
    auto const body =
        html_element("p", html_text(fmt::format(fmt::runtime(text.signed_in), at.who.shown_as))) +
        html_element("form",
                     {{"method", "post"}, {"action", at.local("/sign-out")}, {"class", "sign-in"}},
                     hidden("csrf", at.who.csrf) + button(text.sign_out)) +
        html_element("p", html_link(at.local("/"), text.map));
    return page_of(at, language, text.sign_out, body);
}

} // namespace trygg::api
