namespace GenFlow.Tests.Model;

/// <summary>How a run of a random workflow is to end.</summary>
internal enum Ending
{
    Calm,
    Fatal,
    StopEarly,
    Cancelled,
    TimedOut,
    TooManySteps,
    FewPending,
}

internal enum CancelledBy
{
    Handler,
    Token,
    Disposal,
}

/// <summary>A random workflow, its input, the limits of its run and what the test does to it; all from one seed.</summary>
internal sealed class ModelPlan
{
    public ModelPlan(int seed)
    {
        Seed = seed;
        Random = new Random(seed);
        Input = Random.NextInt64();
        do
        {
            Spec = ModelBuilder.Build(Random, size: Random.Next(1, 14), mayAsk: Random.Next(3) == 0);
            Reference = ModelReference.Of(Spec, Input);
        }
        while (Reference.IsTooLarge);

        Ending = (Ending)(Random.Next(3) == 0 ? 0 : Random.Next(7));
        GiveQuirks();
        Reference = ModelReference.Of(Spec, Input);
        if (!IsPossible())
        {
            Ending = Ending.Calm;
        }

        After = Random.Next(3) == 0 ? 0 : Random.Next(1, 30);
        Cancels = (CancelledBy)Random.Next(3);
        IsScheduled = Random.Next(8) == 0;
        Options = new RunOptions
        {
            Middleware = Random.Next(4) == 0 ? [new ModelMiddleware(Random.Next(3)), new ModelMiddleware(Random.Next(2))] : [],
            Lifecycle = Random.Next(4) != 0,
            FanOutWindow = Random.Next(3) == 0 ? Random.Next(1, 5) : 256,
            MaxPendingEvents = Ending == Ending.FewPending ? Random.Next(1, 5) : 100_000,
            MaxSteps = Ending == Ending.TooManySteps ? Reference.Steps / 2 : 1_000_000,
            Grace = Spec.All.Any(static node => node.Quirk == Quirk.Deaf) ? TimeSpan.FromMilliseconds(Random.Next(2)) : TimeSpan.FromSeconds(60),
            Timeout = Ending == Ending.TimedOut ? TimeSpan.FromSeconds(Random.Next(1, 100)) : Timeout.InfiniteTimeSpan,
        };
    }

    public int Seed { get; }

    public Random Random { get; }

    public long Input { get; }

    public ModelSpec Spec { get; }

    public ModelReference Reference { get; }

    public Ending Ending { get; }

    public RunOptions Options { get; }

    /// <summary>So many items are on the stream when the test cancels.</summary>
    public int After { get; }

    public CancelledBy Cancels { get; }

    /// <summary>Runs under the deterministic scheduler.</summary>
    public bool IsScheduled { get; }

    public override string ToString() =>
        $"seed {Seed}, {Ending}, after {After}, by {Cancels}, scheduled {IsScheduled}, reference: {Reference.Steps} steps, {Reference.FailedAttempts} failed\n{Options}\n{string.Join("child:\n", Specs(Spec))}";

    private static IEnumerable<ModelSpec> Specs(ModelSpec spec) =>
        [spec, .. spec.Nodes.Where(static node => node.Child is not null).SelectMany(static node => Specs(node.Child!))];

    private void GiveQuirks()
    {
        Node[] work = [.. Spec.All.Where(static node => node.Kind == NodeKind.Work)];
        foreach (Node node in work)
        {
            node.Quirk = Ending switch
            {
                Ending.Fatal when Random.Next(4) == 0 => Quirk.Fatal,
                Ending.StopEarly when Spec.Nodes.Exists(own => ReferenceEquals(own, node)) && Random.Next(4) == 0 => Quirk.StopEarly,
                Ending.Cancelled or Ending.TimedOut when Random.Next(6) == 0 => Quirk.Hang,
                Ending.Cancelled when !IsLimited(node) && Random.Next(12) == 0 => Quirk.Deaf,
                _ => Quirk.None,
            };
        }
    }

    private static bool IsLimited(Node node) => node.MaxConcurrency > 0;

    private bool IsPossible() => Ending switch
    {
        Ending.Fatal => Reference.Met.Contains(Quirk.Fatal),
        Ending.StopEarly => Reference.Met.Contains(Quirk.StopEarly),
        Ending.TooManySteps => Reference.Steps >= 20,
        _ => true,
    };
}
