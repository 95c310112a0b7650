using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

public sealed class WrittenModelTests : IDisposable
{
    private readonly ModelFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_seed_makes_the_same_file_and_another_seed_another()
    {
        RandomModel.Write(_files["a.gguf"]);
        RandomModel.Write(_files["b.gguf"], RandomModelOptions.Tiny);
        RandomModel.Write(_files["c.gguf"], RandomModelOptions.Tiny with { Seed = 2 });

        Assert.Equal(File.ReadAllBytes(_files["a.gguf"]), File.ReadAllBytes(_files["b.gguf"]));
        Assert.NotEqual(File.ReadAllBytes(_files["a.gguf"]), File.ReadAllBytes(_files["c.gguf"]));
    }

    [Fact]
    public void A_model_replaces_one_that_is_there_and_leaves_nothing_else()
    {
        string path = _files["new/model.gguf"];
        RandomModel.Write(path);
        new ScriptedModel { Answers = ["Hello."] }.Write(path);

        Assert.Equal("scripted", GgufCheck.Check(path, CancellationToken.None).Name);
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void A_writing_that_is_cancelled_leaves_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => RandomModel.Write(_files["a.gguf"], cancellationToken: new(canceled: true)));

        Assert.Empty(Directory.GetFiles(_files.Root));
    }

    [Fact]
    public void Sizes_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomModelOptions { Dimensions = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomModelOptions { Vocabulary = 259 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomModelOptions { Layers = 257 });
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomModel.Write(_files["a.gguf"], new() { Dimensions = 60, Heads = 4 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomModel.Write(_files["a.gguf"], new() { Heads = 4, KvHeads = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomModel.Write(_files["a.gguf"], new() { Format = (WeightFormat)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomModel.Write(_files["a.gguf"], new() { Dimensions = 80, Heads = 4, Format = WeightFormat.Q8 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomModel.Write(_files["a.gguf"], new() { FeedForward = 100, Format = WeightFormat.Q8 }));
    }

    [Fact]
    public void Words_are_all_different()
    {
        string[] words = [.. Enumerable.Range(0, 50_000).Select(RandomWord.At)];

        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Blocks_are_within_half_a_step_of_the_numbers()
    {
        float[] values = [.. Enumerable.Range(0, 64).Select(static i => MathF.Sin(i) * (i < 32 ? 1 : 50))];
        byte[] bytes = new byte[TensorRow.ByteCount(WeightFormat.Q8, 64)];

        TensorRow.Encode(WeightFormat.Q8, values, bytes);

        for (int i = 0; i < 64; i++)
        {
            int block = i / 32 * 34;
            float scale = (float)BitConverter.ToHalf(bytes, block);
            Assert.Equal(values[i], (sbyte)bytes[block + 2 + (i % 32)] * scale, scale * 0.6f);
        }
    }

    [Fact]
    public void Scripts_without_answers_or_with_what_is_no_text_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = [] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = [""] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = ["a<|im_end|>"] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = ["a\0b"] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = ["half \uD83C"] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = ["\uDF27 half"] });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = Enumerable.Repeat("a", 33).ToList() });
        Assert.Throws<ArgumentException>(() => new ScriptedModel { Answers = [new string('a', 4000)], Pieces = ScriptedPieces.Bytes }.Write(_files["a.gguf"]));
    }
}
