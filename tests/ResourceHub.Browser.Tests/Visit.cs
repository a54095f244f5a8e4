using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ResourceHub.Browser.Tests;

/// <summary>A page that notes what a well-behaved one never does.</summary>
public sealed class Visit : IAsyncDisposable
{
    readonly string _address;

    public Visit(IPage page, string address)
    {
        Page = page;
        _address = address;
        page.Request += (_, request) => { if (!request.Url.StartsWith(address, StringComparison.Ordinal)) Faults.Enqueue($"request to {request.Url}"); };
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Faults.Enqueue($"console: {message.Text}"); };
        page.PageError += (_, error) => Faults.Enqueue($"script error: {error}");
    }

    public IPage Page { get; }

    /// <summary>Requests elsewhere, and errors and warnings of the console, which is where a broken content policy is reported.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    public ILocator Operation => Page.GetByLabel("Operation", new() { Exact = true }).And(Page.Locator("textarea"));

    public ILocator Variables => Page.GetByLabel("Variables, as JSON");

    public ILocator Completions => Page.GetByRole(AriaRole.Listbox, new() { Name = "Completions" });

    /// <summary>The explorer with its schema and examples loaded.</summary>
    public async Task<Visit> OpenExplorerAsync(string fragment = "")
    {
        await Page.GotoAsync($"{_address}/graphql{fragment}");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Examples" }).WaitForAsync();
        await Page.Locator("#schema-state").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        return this;
    }

    /// <summary>Puts a text into the operation, with the cursor where it has a |.</summary>
    public async Task WriteAsync(string marked)
    {
        var at = marked.IndexOf('|', StringComparison.Ordinal);
        await Operation.FillAsync(at < 0 ? marked : marked.Remove(at, 1));
        await Operation.FocusAsync();
        if (at >= 0)
            await Operation.EvaluateAsync("(area, at) => area.setSelectionRange(at, at)", at);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
