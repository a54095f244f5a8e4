using ResourceHub.Storage.Common;

namespace ResourceHub.Storage.Tests.Common;

public sealed class FileLockTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    readonly string _folder = Directory.CreateTempSubdirectory("resourcehub-test-").FullName;

    string File => Path.Combine(_folder, "a.lock");

    [Fact]
    public void A_lock_has_one_holder_at_a_time()
    {
        using (var held = FileLock.TryAcquire(File))
        {
            Assert.NotNull(held);
            Assert.Null(FileLock.TryAcquire(File));
        }
        using var next = FileLock.TryAcquire(File);
        Assert.NotNull(next);
    }

    [Theory]
    [InlineData("missing/a.lock")]
    [InlineData("a-name-of-260-characters")]
    public async Task A_lock_that_cannot_be_made_is_an_error_and_no_endless_wait(string name)
    {
        var path = Path.Combine(_folder, name.StartsWith('m') ? name : new string('x', 260));

        await Assert.ThrowsAnyAsync<IOException>(() => FileLock.AcquireAsync(path, CancellationToken.None).WaitAsync(Longest));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
