using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ResourceHub.Browser.Tests;

public sealed class ExplorerTests(Chromium chromium) : IClassFixture<Chromium>
{
    const string Question = "{ books { title } }";

    [SkippableFact]
    public async Task A_first_visit_shows_an_example_and_breaks_no_rule_of_the_page()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();

        await Expect(visit.Operation).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("query Fractions"));
        await visit.Operation.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task Running_shows_the_answer_with_status_time_and_size()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync(Question);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        var result = visit.Page.Locator("#result");
        await Expect(result).ToContainTextAsync("One <b>half</b>");
        await Expect(result).ToContainTextAsync("12345678901234567890");
        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^200 OK · \d+ ms · 126 B$"));
    }

    [SkippableFact]
    public async Task The_answer_folds()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync(Question);
        await visit.Operation.PressAsync("Control+Enter");

        var half = visit.Page.GetByText("One <b>half</b>");
        await Expect(half).ToBeVisibleAsync();
        await visit.Page.Locator("#result summary", new() { HasText = "books" }).Last.ClickAsync();
        await Expect(half).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold" }).ClickAsync();
        await Expect(half).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Errors_of_an_answer_stand_out_and_lead_to_their_line()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("query Broken {\n  book(id: 1) { title }\n}");
        await visit.Operation.PressAsync("Control+Enter");

        var errors = visit.Page.GetByRole(AriaRole.List, new() { Name = "Errors" });
        await Expect(errors).ToContainTextAsync("No such book.");
        await Expect(errors).ToContainTextAsync("BOOK_NOT_FOUND");
        await Expect(visit.Page.Locator("#status")).ToContainTextAsync("1 error");
        await errors.GetByRole(AriaRole.Button, new() { Name = "line 2" }).ClickAsync();
        Assert.Equal(17, await visit.Operation.EvaluateAsync<int>("area => area.selectionStart"));
    }

    [SkippableFact]
    public async Task Stop_ends_a_request_that_does_not_answer()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("query Endless { books { title } }");
        await visit.Operation.PressAsync("Control+Enter");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();

        await Expect(visit.Page.Locator("#status")).ToHaveTextAsync("Stopped.");
        await pages.Abandoned.Task.WaitAsync(TimeSpan.FromMinutes(2));
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run" })).ToBeEnabledAsync();
    }

    [SkippableFact]
    public async Task Completion_offers_the_fields_of_the_type_at_the_cursor()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("{ books { author { | } } }");
        await visit.Operation.PressAsync("Control+Space");

        await Expect(visit.Completions.GetByRole(AriaRole.Option)).ToHaveTextAsync(["idID!", "nameString!", "books[Book!]!", "...fragment", "__typenameString!"]);
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Operation).ToHaveValueAsync("{ books { author { name } } }");
    }

    [SkippableFact]
    public async Task Typing_completes_arguments_and_enum_values_one_after_the_other()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("");
        var keyboard = visit.Page.Keyboard;

        await keyboard.TypeAsync("{ books(or");
        await Expect(visit.Completions).ToContainTextAsync("orderBy");
        await Expect(visit.Page.Locator(".popup:not([hidden]) .about")).ToContainTextAsync("The order of the answer.");
        await keyboard.PressAsync("Tab");
        await Expect(visit.Completions).ToContainTextAsync("SHORTEST");
        await keyboard.TypeAsync("SH");
        await keyboard.PressAsync("Enter");

        await Expect(visit.Operation).ToHaveValueAsync("{ books(orderBy: SHORTEST)}");
        await keyboard.PressAsync("Control+z");
        await Expect(visit.Operation).ToHaveValueAsync("{ books(orderBy: SH)}");
    }

    [SkippableFact]
    public async Task Mistakes_are_listed_while_typing_and_lead_to_their_place()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("{ books { titel } }");

        var problems = visit.Page.GetByRole(AriaRole.List, new() { Name = "Problems of the operation" });
        await Expect(problems).ToContainTextAsync("Book has no field \"titel\". Did you mean \"title\"?");
        await Expect(visit.Page.Locator(".layer .p-error")).ToHaveTextAsync("titel");
        await problems.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("titel", await visit.Operation.EvaluateAsync<string>("area => area.value.slice(area.selectionStart, area.selectionEnd)"));
    }

    [SkippableFact]
    public async Task Variables_are_completed_checked_and_sent()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("mutation Add($input: AddBookInput!) { addBook(input: $input) { id } }");
        await visit.Variables.FillAsync("{ \"input\": { title: 1 } }");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(visit.Page.Locator("#notice")).ToContainTextAsync("The variables are not JSON: A key needs double quotes: \"title\".");
        Assert.Empty(pages.Asked);

        await visit.Variables.FillAsync("");
        await visit.Variables.PressAsync("Control+Space");
        await visit.Page.Keyboard.PressAsync("Enter");
        foreach (var name in (string[])["input", "{ }", "title"])
        {
            await Expect(visit.Completions.GetByRole(AriaRole.Option).First).ToContainTextAsync(name);
            await visit.Page.Keyboard.PressAsync("Enter");
        }
        await visit.Page.Keyboard.TypeAsync("\"Halves");
        await visit.Variables.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        Assert.Equal("Halves", (string?)Assert.Single(pages.Asked).Body["variables"]!["input"]!["title"]);
    }

    [SkippableFact]
    public async Task The_key_is_sent_as_a_header_and_kept_in_the_session_only()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages, new() { Permissions = ["clipboard-read", "clipboard-write"] })).OpenExplorerAsync();
        await visit.Page.GetByLabel("API key").FillAsync("secret-key");
        await visit.WriteAsync(Question);
        await visit.Operation.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();

        Assert.Equal("secret-key", Assert.Single(pages.Asked).Key);
        Assert.DoesNotContain("secret-key", await visit.Page.EvaluateAsync<string>("JSON.stringify({...localStorage})"), StringComparison.Ordinal);
        Assert.Contains("secret-key", await visit.Page.EvaluateAsync<string>("JSON.stringify({...sessionStorage})"), StringComparison.Ordinal);
        foreach (var button in (string[])["Share", "Copy as curl"])
        {
            await visit.Page.EvaluateAsync("navigator.clipboard.writeText('')");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await visit.Page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).includes('books')");
            Assert.DoesNotContain("secret-key", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("secret-key", visit.Page.Url, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_shared_link_brings_back_operation_and_variables()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync("#query=query+A+%7B+books+%7B+id+%7D+%7D%0Aquery+B+%7B+__typename+%7D&variables=%7B%22a%22%3A1%7D&operationName=B");

        await Expect(visit.Operation).ToHaveValueAsync("query A { books { id } }\nquery B { __typename }");
        await Expect(visit.Variables).ToHaveValueAsync("{\"a\":1}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        Assert.Equal("B", (string?)Assert.Single(pages.Asked).Body["operationName"]);
    }

    [SkippableFact]
    public async Task The_operation_at_the_cursor_is_the_one_that_runs()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("query A { books { id } }\nquery B { boo|ks { title } }");
        await visit.Operation.PressAsync("ArrowRight");
        await visit.Operation.PressAsync("Control+Enter");

        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        Assert.Equal("B", (string?)Assert.Single(pages.Asked).Body["operationName"]);
        await Expect(visit.Page.GetByLabel("Operation to run")).ToHaveValueAsync("B");
    }

    [SkippableFact]
    public async Task Examples_fill_the_editors_and_the_key_that_they_need()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        var examples = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Examples" });

        await examples.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "With a key" }).ClickAsync();
        await Expect(visit.Operation).ToHaveValueAsync("query Keyed { book(id: 1) { title } }");
        await Expect(visit.Page.GetByLabel("API key")).ToHaveValueAsync("example-key");

        await examples.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Books about fractions" }).ClickAsync();
        await Expect(visit.Variables).ToHaveValueAsync("{\n  \"about\": \"fractions\"\n}");
    }

    [SkippableFact]
    public async Task What_was_run_is_in_the_history_after_a_reload()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("query Earlier { books { id } }");
        await visit.Operation.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        await visit.WriteAsync("query Later { books { id } }");
        await visit.Page.ReloadAsync();

        await Expect(visit.Operation).ToHaveValueAsync("query Later { books { id } }");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "History" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Earlier" }).ClickAsync();
        await Expect(visit.Operation).ToHaveValueAsync("query Earlier { books { id } }");
    }

    [SkippableFact]
    public async Task Prettify_lays_the_operation_out_and_can_be_undone()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("{books{title}}");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Prettify" }).ClickAsync();
        await Expect(visit.Operation).ToHaveValueAsync("{\n  books {\n    title\n  }\n}\n");
        await visit.Operation.PressAsync("Control+z");
        await Expect(visit.Operation).ToHaveValueAsync("{books{title}}");
    }

    [SkippableFact]
    public async Task The_documentation_is_searched_and_goes_back_and_forward()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        var docs = visit.Page.GetByRole(AriaRole.Complementary, new() { Name = "Schema documentation" });
        var heading = docs.GetByRole(AriaRole.Heading, new() { Level = 2 });

        await docs.GetByLabel("Search the schema").FillAsync("author");
        await docs.GetByRole(AriaRole.Button, new() { Name = "Author", Exact = true }).First.ClickAsync();
        await Expect(heading).ToContainTextAsync("Author");
        await Expect(docs).ToContainTextAsync("Who wrote it.");
        await docs.Locator("dt").GetByRole(AriaRole.Button, new() { Name = "Book" }).ClickAsync();
        await Expect(heading).ToContainTextAsync("Book");
        await docs.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(heading).ToContainTextAsync("Author");
        await docs.GetByRole(AriaRole.Button, new() { Name = "Forward" }).ClickAsync();
        await Expect(heading).ToContainTextAsync("Book");

        await docs.GetByLabel("Search the schema").FillAsync("allBooks");
        await docs.GetByRole(AriaRole.Button, new() { Name = "Query.allBooks" }).ClickAsync();
        await Expect(docs.Locator(".entry.target")).ToContainTextAsync("Deprecated: Use books.");
    }

    [SkippableFact]
    public async Task Text_of_the_server_is_never_markup()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.WriteAsync("{ books { title } } # <img src=x onerror=alert(1)>");
        await visit.Operation.PressAsync("Control+Enter");
        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();

        Assert.Equal(0, await visit.Page.Locator("#result b, .layer img").CountAsync());
        Assert.Empty(visit.Faults);
    }

    [SkippableFact]
    public async Task The_keyboard_alone_reaches_everything_and_leaves_the_editor()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages)).OpenExplorerAsync();
        await visit.Operation.FocusAsync();

        var reached = new HashSet<string>();
        for (var i = 0; i < 60; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            reached.Add(await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
        }
        Assert.Superset(new HashSet<string> { "variables-text", "result", "key", "show-examples", "run", "docs-search", "operation-text" }, reached);
    }

    [SkippableFact]
    public async Task On_a_small_screen_one_pane_shows_at_a_time()
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages, new() { ViewportSize = new() { Width = 380, Height = 740 } })).OpenExplorerAsync();
        await visit.WriteAsync(Question);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        await Expect(visit.Operation).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Operation" }).ClickAsync();
        await Expect(visit.Operation).ToBeVisibleAsync();
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_stands_out_from_its_ground(ColorScheme scheme)
    {
        await using var pages = await Pages.StartAsync();
        await using var visit = await (await chromium.VisitAsync(pages, new() { ColorScheme = scheme })).OpenExplorerAsync();
        await visit.WriteAsync("query Broken($id: ID! = 1) { # comment\n  book(id: $id) @include(if: true) { title ...F }\n  books(about: \"x\", orderBy: NEWEST, first: 3) { id } }\nfragment F on Book { pagess }");
        await visit.Operation.PressAsync("Control+Enter");
        await Expect(visit.Page.GetByRole(AriaRole.List, new() { Name = "Errors" })).ToBeVisibleAsync();

        // WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1, but for controls that are switched off
        var faint = await visit.Page.EvaluateAsync<string[]>("""
            () => {
              const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
              const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ground = (element) => {
                for (let e = element; e; e = e.parentElement) {
                  const color = parse(getComputedStyle(e).backgroundColor);
                  if (color.length === 3 || color[3] === 1) return color;
                }
                return [255, 255, 255];
              };
              const found = [];
              for (const element of document.querySelectorAll("body *")) {
                const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
                if (!own || !element.checkVisibility() || element.matches(":disabled, option, noscript, textarea, .offscreen")) continue;
                const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < 4.5) found.push(`${element.tagName}.${element.className} ${element.textContent.slice(0, 20)} ${ratio.toFixed(2)}`);
              }
              return found;
            }
            """);
        Assert.Empty(faint);
    }

    [SkippableFact]
    public async Task It_works_below_a_base_path()
    {
        await using var pages = await Pages.StartAsync(basePath: "/hub");
        await using var visit = await chromium.VisitAsync(pages);
        await visit.Page.GotoAsync($"{pages.Address}/hub/graphql");
        await visit.Operation.WaitForAsync();
        await visit.WriteAsync(Question);
        await visit.Operation.PressAsync("Control+Enter");

        await Expect(visit.Page.Locator("#result .json")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }
}
