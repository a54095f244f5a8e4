using ResourceHub.Server.Operation;
using Spectre.Console;

namespace ResourceHub.Server.Hosting;

/// <summary>What the terminal shows once the hub is ready.</summary>
internal sealed class Banner(WebApplication app, IAnsiConsole terminal)
{
    public void Show()
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        terminal.WriteLine($"ResourceHub {HubVersion.Text} is ready: {address}");
    }
}
