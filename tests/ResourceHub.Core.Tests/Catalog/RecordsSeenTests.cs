using ResourceHub.Core.Catalog.Publishing;

namespace ResourceHub.Core.Tests.Catalog;

public sealed class RecordsSeenTests
{
    [Fact]
    public void The_first_record_of_a_key_stays_however_many_there_are()
    {
        var random = new Random(7);
        var known = new Dictionary<Guid, int>();
        var seen = new RecordsSeen();
        var bytes = new byte[16];
        for (var i = 0; i < 40_000; i++)
        {
            // every third record has the key of the one before it
            if (i % 3 != 2)
                random.NextBytes(bytes);
            var key = new Guid(bytes);
            int? first = known.TryGetValue(key, out var at) ? at : null;
            known.TryAdd(key, i);

            Assert.Equal(first, seen.Add(key, i));
        }
        Assert.All(known, k => Assert.Equal(k.Value, seen.Find(k.Key)));
        Assert.Null(seen.Find(Guid.Empty));
    }

    [Fact]
    public void Records_are_asked_for_while_others_are_remembered()
    {
        var seen = new RecordsSeen();
        var keys = Enumerable.Range(0, 60_000).Select(n => new Guid(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).ToArray();

        Parallel.Invoke(
            () => Array.ForEach(keys, key => seen.Add(key, 1)),
            () => Array.ForEach(keys, key => Assert.True(seen.Find(key) is null or 1)));

        Assert.All(keys, key => Assert.Equal(1, seen.Find(key)));
    }
}
