using System.Text;
using ResourceHub.Core.Catalog.Publishing;

namespace ResourceHub.Core.Tests.Catalog;

public sealed class JsonLinesTests
{
    [Fact]
    public async Task Lines_are_records_and_blank_lines_are_none()
    {
        var records = await Read("\uFEFF{\"a\":1}\r\n\n  \n{\"a\":2}");

        Assert.Equal([0, 3], records.Select(r => r.Index));
        Assert.Equal([1, 2], records.Select(r => r.JsonLd!.Value.GetProperty("a").GetInt32()));
    }

    [Fact]
    public async Task A_line_that_is_no_json_is_reported_and_skipped()
    {
        var records = await Read("{\"a\":1}\n{not json\n{\"a\":3}\n");

        Assert.Equal("INVALID_JSON", records[1].Unreadable!.Code);
        Assert.Contains("Line 2", records[1].Unreadable!.Message, StringComparison.Ordinal);
        Assert.Equal(3, records[2].JsonLd!.Value.GetProperty("a").GetInt32());
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_reported_and_never_held()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var records = await Read($"{{\"a\":1}}\n{{\"a\":\"{new string('x', 10_000_000)}\"}}\n{{\"a\":3}}");

        Assert.Equal("RECORD_TOO_LARGE", records[1].Unreadable!.Code);
        Assert.Contains("10,000,008 bytes", records[1].Unreadable!.Message, StringComparison.Ordinal);
        Assert.Equal(3, records.Count);
        Assert.Equal(2, records[2].Index);
        // the text and its UTF-8 copy are the test's own
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    [Fact]
    public async Task A_line_that_is_nested_too_deep_is_reported()
        => Assert.Equal("INVALID_JSON", Assert.Single(await Read(new string('[', 100) + new string(']', 100))).Unreadable!.Code);

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_reported()
    {
        var records = await ReadBytes([(byte)'"', 0xFF, 0xFE, (byte)'"']);

        Assert.Equal("INVALID_JSON", Assert.Single(records).Unreadable!.Code);
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_arrive_whole()
    {
        var text = new string('y', 700_000);
        var records = await Read($"{{\"a\":\"{text}\"}}\n{{\"a\":\"z\"}}");

        Assert.Equal(text, records[0].JsonLd!.Value.GetProperty("a").GetString());
        Assert.Equal("z", records[1].JsonLd!.Value.GetProperty("a").GetString());
    }

    static Task<List<SourceRecord>> Read(string text) => ReadBytes(Encoding.UTF8.GetBytes(text));

    static async Task<List<SourceRecord>> ReadBytes(byte[] bytes)
    {
        var records = new List<SourceRecord>();
        await foreach (var record in JsonLines.ReadAsync(new MemoryStream(bytes)))
            records.Add(record);
        return records;
    }
}
