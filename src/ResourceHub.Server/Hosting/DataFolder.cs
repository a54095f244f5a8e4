using ResourceHub.Core;

namespace ResourceHub.Server.Hosting;

/// <summary>The data folder: only its owner may look into it.</summary>
internal static class DataFolder
{
    const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    static readonly string[] Own = ["hub.db*", "search.db*", "seed.json", "demo-keys.env"];

    const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder (0700) where it is missing; files made later are 0600.</summary>
    /// <exception cref="HubException"><c>DATA_FOLDER</c>: the path is a file or may not be written.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                Directory.CreateDirectory(path, OwnerFolder);
            else
                Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HubException("DATA_FOLDER", $"The data folder {path} cannot be used: {problem.Message}");
        }
    }

    /// <summary>Writes a file that only its owner may read, whole or not at all.</summary>
    public static void WriteSecret(string path, string text)
    {
        var part = path + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerFile;
        using (var writer = new StreamWriter(part, options))
            writer.Write(text);
        File.Move(part, path, overwrite: true);
    }

    /// <summary>Takes the folder and the hub's files in it away from everybody else; other files are left alone.</summary>
    public static void Restrict(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder, OwnerFolder);
        foreach (var file in Own.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)))
        {
            try
            {
                File.SetUnixFileMode(file, OwnerFile);
            }
            catch (FileNotFoundException)
            {
                // a journal that another process has just closed
            }
        }
    }
}
