using System.Diagnostics;
using System.Globalization;
using GenFlow.Benchmarks.Quick;
using GenFlow.LlamaCpp;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Benchmarks.Local;

/// <summary>What the provider of local models costs beside llama.cpp itself, on models that are written for it.</summary>
internal static class LocalTable
{
    private const int Tokens = 400;
    private const int Parallel = 8;

    private static readonly ChatMessage[] s_messages = [ChatMessage.User("Hello!")];

    public static async Task<bool> PrintAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genflow-local-");
        try
        {
            string tiny = Path.Combine(folder.FullName, "tiny.gguf");
            RandomModel.Write(tiny, RandomModelOptions.Tiny);
            Console.WriteLine("| what | measured | beside | limit | |");
            Console.WriteLine("|---|---|---|---|---|");
            bool good = await TokensAsync(tiny);
            good &= await TogetherAsync(Path.Combine(folder.FullName, "medium.gguf"));
            good &= await SecondTurnAsync(tiny);
            good &= await ColdAsync(Path.Combine(folder.FullName, "scripted.gguf"));
            return good;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static LlamaCppOptions Options(string path, int sequences, int threads, int context) => new()
    {
        ModelPath = path,
        Threads = threads,
        ParallelSequences = sequences,
        ContextLength = context,
        FlashAttention = FlashAttention.Off,
    };

    private static async Task<bool> TokensAsync(string path)
    {
        LlamaCppOptions options = Options(path, sequences: 1, threads: 1, context: 1024);
        using var bare = new BareLoop(options);
        await using var provider = new LlamaCppProvider(options);
        ChatOptions greedy = Greedy(Tokens);
        byte[] prompt = [.. "<|im_start|>user\nHello!<|im_end|>\n<|im_start|>assistant\n"u8];
        Func<Task<long>> loop = () => Task.FromResult((long)bare.Run(prompt, Tokens));

        (double chunks, double yardstick) = await QuickRun.MediansAsync(() => ChunksAsync(provider, greedy), loop);
        bool good = Row("a token as a chunk, beyond the bare loop", $"{chunks / 1000:F2} µs", $"{yardstick / 1000:F2} µs ({chunks / yardstick:F2}×)", "5 µs more", chunks - yardstick <= 5000);
        (double spans, yardstick) = await QuickRun.MediansAsync(() => SpansAsync(provider, greedy), loop);
        good &= Row("a token as a span, beyond the bare loop", $"{spans / 1000:F2} µs", $"{yardstick / 1000:F2} µs ({spans / yardstick:F2}×)", "5 µs more", spans - yardstick <= 5000);

        double bytes = await BytesAsync(most => ChunksAsync(provider, Greedy(most)));
        good &= Row("bytes of a token as a chunk", $"{bytes:F1}", "", "64", bytes <= 64);
        bytes = await BytesAsync(most => SpansAsync(provider, Greedy(most)));
        return good & Row("bytes of a token as a span", $"{bytes:F1}", "", "0", bytes < 0.5);
    }

    // A long answer beside a short one: what an answer costs itself falls out.
    private static async Task<double> BytesAsync(Func<int, Task<long>> run)
    {
        await run(Tokens);
        long start = GC.GetTotalAllocatedBytes(precise: true);
        await run(Tokens / 2);
        long middle = GC.GetTotalAllocatedBytes(precise: true);
        await run(Tokens);
        long end = GC.GetTotalAllocatedBytes(precise: true);
        return (end - middle - (middle - start)) / (Tokens / 2d);
    }

    private static async Task<bool> TogetherAsync(string path)
    {
        RandomModel.Write(path, RandomModelOptions.Medium);
        await using var provider = new LlamaCppProvider(Options(path, Parallel, threads: 2, context: 512));
        await provider.LoadAsync();
        Func<int, Task<InferenceAnswer>> ask = index => provider.CompleteAsync([ChatMessage.User("Question " + index)], Greedy(48));
        await Task.WhenAll(Enumerable.Range(0, Parallel).Select(ask));
        var ratios = new List<double>();
        bool isSame = true;
        for (int round = 0; round < 5; round++)
        {
            long start = Stopwatch.GetTimestamp();
            var alone = new List<string>();
            for (int index = 0; index < Parallel; index++)
            {
                alone.Add((await ask(index)).Text);
            }

            TimeSpan oneByOne = Stopwatch.GetElapsedTime(start);
            start = Stopwatch.GetTimestamp();
            InferenceAnswer[] together = await Task.WhenAll(Enumerable.Range(0, Parallel).Select(ask));
            ratios.Add(oneByOne / Stopwatch.GetElapsedTime(start));
            isSame &= alone.SequenceEqual(together.Select(answer => answer.Text));
        }

        double ratio = Median(ratios);
        return Row("eight answers at once, 88M parameters q8, two threads", $"{ratio:F2}× as fast", isSame ? "the same texts" : "OTHER TEXTS", "≥ 1.7×", ratio >= 1.7 && isSame);
    }

    private static async Task<bool> SecondTurnAsync(string path)
    {
        await using var provider = new LlamaCppProvider(Options(path, sequences: 1, threads: 1, context: 1024));
        InferenceAnswer first = await provider.CompleteAsync(s_messages, new LlamaCppChatOptions { Temperature = 0, MaxOutputTokens = 100, Grammar = "root ::= [a-z ]+" });
        long before = provider.Engine!.ComputedTokens;
        InferenceAnswer second = await provider.CompleteAsync([.. s_messages, ChatMessage.Assistant(first.Text), ChatMessage.User("Go on")], Greedy(10));
        long computed = provider.Engine.ComputedTokens - before - second.Usage!.OutputTokens + 1;
        long added = second.Usage.InputTokens - first.Usage!.TotalTokens + 1;
        return Row("tokens of the prompt computed for a second turn", $"{computed}", $"{second.Usage.InputTokens} tokens of the prompt, {added} of them not computed before", "those alone", computed <= added);
    }

    private static async Task<bool> ColdAsync(string path)
    {
        new ScriptedModel { Answers = ["Hello! How can I help you today?"] }.Write(path);
        var times = new List<double>();
        for (int round = 0; round < 7; round++)
        {
            times.Add(await ColdStart.MeasureAsync(path));
        }

        return Row("cold start to the first token of a scripted model", $"{Median(times):F0} ms", $"{times.Min():F0} to {times.Max():F0} ms in {times.Count} processes", "150 ms", Median(times) <= 150);
    }

    private static async Task<long> ChunksAsync(LlamaCppProvider provider, ChatOptions options)
    {
        LlamaCppInferenceChunk last = default;
        await foreach (LlamaCppInferenceChunk chunk in provider.StreamAsync(s_messages, options))
        {
            last = chunk;
        }

        return last.Usage!.OutputTokens;
    }

    private static async Task<long> SpansAsync(LlamaCppProvider provider, ChatOptions options) =>
        (await provider.StreamAsync(s_messages, static (_, _) => { }, options)).Usage!.OutputTokens;

    private static ChatOptions Greedy(int most) => new() { Temperature = 0, MaxOutputTokens = most };

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static bool Row(string what, string measured, string beside, string limit, bool isGood)
    {
        Console.WriteLine($"| {what} | {measured} | {beside} | {limit} | {(isGood ? "ok" : "OVER")} |");
        return isGood;
    }
}
