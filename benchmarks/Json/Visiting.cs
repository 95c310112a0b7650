using System.Runtime.CompilerServices;

namespace GenFlow.Benchmarks.Json;

/// <summary>What to do with a case of a union: by the generated members, and by a type switch.</summary>
internal static class Visiting
{
    private const int Rounds = 100_000;

    private static readonly Answer[] s_answers =
    [
        new Answer.Thought("let me"), new Answer.Content("It is", 1), new Answer.Content(" sunny", 2), new Answer.Called("weather", 12),
        new Answer.Content(".", 3), new Answer.Finished(0.5), new Answer.Thought("see"), new Answer.Content("!", 4),
    ];

    public static Task<long> Match()
    {
        long sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            sum += MatchOne(s_answers[round & 7]);
        }

        return Done(sum);
    }

    public static Task<long> Visit()
    {
        var adder = default(Adder);
        for (int round = 0; round < Rounds; round++)
        {
            s_answers[round & 7].Visit(ref adder);
        }

        return Done(adder.Sum);
    }

    public static Task<long> Switch()
    {
        long sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            sum += SwitchOne(s_answers[round & 7]);
        }

        return Done(sum);
    }

    /// <summary>The same lambdas, called by the arms of a type switch.</summary>
    public static Task<long> SwitchOfLambdas()
    {
        long sum = 0;
        for (int round = 0; round < Rounds; round++)
        {
            sum += SwitchOne(s_answers[round & 7], static t => t.Text.Length, static c => c.Index, static c => c.Tokens, static f => (long)f.Seconds);
        }

        return Done(sum);
    }

    public static Task<double> BytesOfMatch() => Allocated.EachAsync(Match);

    public static Task<double> BytesOfVisit() => Allocated.EachAsync(Visit);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long MatchOne(Answer answer) => answer.Match(
        thought: static t => t.Text.Length,
        content: static c => c.Index,
        called: static c => c.Tokens,
        finished: static f => (long)f.Seconds);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long SwitchOne(Answer answer) => answer switch
    {
        Answer.Thought thought => thought.Text.Length,
        Answer.Content content => content.Index,
        Answer.Called called => called.Tokens,
        Answer.Finished finished => (long)finished.Seconds,
        _ => throw new InvalidOperationException(),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long SwitchOne(
        Answer answer, Func<Answer.Thought, long> thought, Func<Answer.Content, long> content, Func<Answer.Called, long> called, Func<Answer.Finished, long> finished) => answer switch
    {
        Answer.Thought value => thought(value),
        Answer.Content value => content(value),
        Answer.Called value => called(value),
        Answer.Finished value => finished(value),
        _ => throw new InvalidOperationException(),
    };

    private static Task<long> Done(long sum)
    {
        GC.KeepAlive(sum);
        return Task.FromResult((long)Rounds);
    }

    private struct Adder : Answer.IVisitor
    {
        public long Sum;

        public void Visit(Answer.Thought value) => Sum += value.Text.Length;

        public void Visit(Answer.Content value) => Sum += value.Index;

        public void Visit(Answer.Called value) => Sum += value.Tokens;

        public void Visit(Answer.Finished value) => Sum += (long)value.Seconds;
    }
}
