namespace GenFlow.LlamaCpp.Tests.Running;

public sealed class OptionsTests
{
    [Fact]
    public void Number_that_is_no_type_is_refused_where_it_is_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaCppOptions { ModelPath = "m", KeyCacheType = (CacheType)99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaCppOptions { ModelPath = "m", ValueCacheType = (CacheType)(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LlamaCppOptions { ModelPath = "m", FlashAttention = (FlashAttention)2 });
    }

    [Fact]
    public void Tag_without_a_character_is_refused_where_it_is_made()
    {
        Assert.Throws<ArgumentException>(() => new TagPair("", "x"));
        Assert.Throws<ArgumentException>(() => new TagPair("x", "y") with { Close = "" });
    }
}
