using Microsoft.Playwright;

namespace ResourceHub.Browser.Tests;

/// <summary>One Chromium for all tests of a class, where the machine has one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string Path = Environment.GetEnvironmentVariable("RESOURCEHUB_TEST_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";

    // milliseconds after which a page hangs, however slow the machine
    const float Patience = 60_000;

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path))
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh profile with one page; skips the test where there is no browser.</summary>
    public async Task<Visit> VisitAsync(Pages pages, BrowserNewContextOptions? options = null)
    {
        Skip.If(_browser is null, $"No Chromium at {Path}; RESOURCEHUB_TEST_CHROMIUM may name one.");
        var context = await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var visit = new Visit(page, pages.Address);
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
