using GenFlow.Tests.Support;

namespace GenFlow.Tests.Unions.Matching;

public class MatchingTests
{
    private struct Adding : Payment.IVisitor
    {
        public int Sum;
        public string Text;

        public void Visit(Payment.Received value) => Sum += value.Cents;

        public void Visit(Payment.Ended.Settled value) => Text += value.By;

        public void Visit(Payment.Ended.@void value) => Text += value.Reason;

        public void Visit(Refunded value) => Sum -= value.Cents;
    }

    private ref struct Filling(Span<int> counts) : Payment.IVisitor
    {
        private readonly Span<int> _counts = counts;

        public void Visit(Payment.Received value) => _counts[0]++;

        public void Visit(Payment.Ended.Settled value) => _counts[1]++;

        public void Visit(Payment.Ended.@void value) => _counts[1]++;

        public void Visit(Refunded value) => _counts[2]++;
    }

    private static readonly Payment[] s_all =
        [new Payment.Received(5), new Payment.Ended.Settled("Ada"), new Payment.Ended.@void("late"), new Refunded(2)];

    private static string Name(Payment payment) => payment.Match(
        received: static _ => "received", settled: static _ => "settled", @void: static _ => "void", refunded: static _ => "refunded");

    [Fact]
    public void EV05_Match_calls_the_function_of_the_case() =>
        Assert.Equal(["received", "settled", "void", "refunded"], s_all.Select(Name));

    [Fact]
    public void EV05_Match_with_state_gives_it_to_a_static_function() =>
        Assert.Equal([15, 13, 14, 12], s_all.Select(static payment => payment.Match(
            10,
            received: static (ten, received) => ten + received.Cents,
            settled: static (ten, settled) => ten + settled.By.Length,
            @void: static (ten, @void) => ten + @void.Reason!.Length,
            refunded: static (ten, refunded) => ten + refunded.Cents)));

    [Fact]
    public void Match_takes_and_gives_spans()
    {
        ReadOnlySpan<char> text = new Payment.Ended.Settled("Ada").Match(
            "prefix".AsSpan(),
            received: static (prefix, _) => prefix,
            settled: static (prefix, settled) => settled.By.AsSpan(0, 2),
            @void: static (prefix, _) => prefix,
            refunded: static (prefix, _) => prefix[..3]);

        Assert.Equal("Ad", text.ToString());
    }

    [Fact]
    public void EV05_Switch_calls_the_action_of_the_case_only()
    {
        var called = new List<string>();
        foreach (Payment payment in s_all)
        {
            payment.Switch(
                received: _ => called.Add("received"), settled: _ => called.Add("settled"), @void: _ => called.Add("void"), refunded: _ => called.Add("refunded"));
            payment.Switch(
                called,
                received: static (list, _) => list.Add("1"), settled: static (list, _) => list.Add("2"),
                @void: static (list, _) => list.Add("3"), refunded: static (list, _) => list.Add("4"));
        }

        Assert.Equal(["received", "1", "settled", "2", "void", "3", "refunded", "4"], called);
    }

    [Fact]
    public void EV05_Visit_keeps_what_a_struct_gathers()
    {
        var adding = new Adding { Text = "" };
        Span<int> counts = stackalloc int[3];
        var filling = new Filling(counts);
        foreach (Payment payment in s_all)
        {
            payment.Visit(ref adding);
            payment.Visit(ref filling);
        }

        Assert.Equal(3, adding.Sum);
        Assert.Equal("Adalate", adding.Text);
        Assert.Equal([1, 2, 1], counts.ToArray());
    }

    [Fact]
    public void Case_from_which_another_derives_takes_what_is_no_more_than_itself()
    {
        Assert.Equal("car", Name(new Vehicle.Car(4)));
        Assert.Equal("van", Name(new Vehicle.Van(2, 900)));

        static string Name(Vehicle vehicle) => vehicle.Match(car: static _ => "car", van: static _ => "van");
    }

    [Fact]
    public void Generic_union_is_told_apart_by_its_own_cases()
    {
        Outcome<int> outcome = new Outcome<int>.Ok(7);

        Assert.Equal(7, outcome.Match(ok: static ok => ok.Value, failed: static _ => -1));
    }
}

[Collection(QuietProcess.Name)]
public class AllocationTests
{
    private struct Counting : Payment.IVisitor
    {
        public int Sum;

        public void Visit(Payment.Received value) => Sum += value.Cents;

        public void Visit(Payment.Ended.Settled value) => Sum += 2;

        public void Visit(Payment.Ended.@void value) => Sum += 3;

        public void Visit(Refunded value) => Sum -= value.Cents;
    }

    private static readonly Payment[] s_all =
        [new Payment.Received(5), new Payment.Ended.Settled("Ada"), new Payment.Ended.@void("late"), new Refunded(2)];

    [Fact]
    public void EV05_Visit_Match_and_Switch_with_static_functions_allocate_nothing()
    {
        Assert.Equal(Use(1), Use(1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        int sum = Use(1_000);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.Equal(1_000 * 32, sum);
    }

    private static int Use(int times)
    {
        var counting = new Counting();
        int sum = 0;
        for (int time = 0; time < times; time++)
        {
            foreach (Payment payment in s_all)
            {
                payment.Visit(ref counting);
                sum += payment.Match(static r => r.Cents, static _ => 2, static _ => 3, static r => -r.Cents);
                sum += payment.Match(1, static (one, r) => one * r.Cents, static (one, _) => one * 2, static (one, _) => one * 3, static (one, r) => -one * r.Cents);
                payment.Switch(static _ => { }, static _ => { }, static _ => { }, static _ => { });
                sum += StreamEventOf(payment);
            }
        }

        return sum + counting.Sum;
    }

    private static int StreamEventOf(StreamEvent ev) =>
        Published.Shop.Match(ev, counted: static _ => 0, payment: static _ => 2, refunded: static _ => 2, start: static _ => 0, other: static _ => 0);
}
