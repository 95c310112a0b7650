using GenFlow;

namespace Concepts;

[Event]
public partial record Guess(int Number);

[Event]
public partial record Checked(int Number, bool IsPrime);

#region sending
[Workflow]
public partial class Primes
{
    // What a step sends while it runs starts at once, on other threads. [FanOut] makes the sent events branches that a
    // join can collect; [Emits] tells the compiler, which reads signatures, never bodies.
    [Step, FanOut, Emits<Guess>]
    public void Send(Context ctx, StartEvent<int> upTo)
    {
        for (int number = 2; number <= upTo.Input; number++)
        {
            ctx.SendEvent(new Guess(number));
        }
    }

    [Step]
    public Checked Check(Guess guess) =>
        new(guess.Number, !Enumerable.Range(2, guess.Number - 2).Any(divisor => guess.Number % divisor == 0));

    [Step]
    public StopEvent<IReadOnlyList<int>> Join([Collect] IReadOnlyList<Checked> results) =>
        new([.. results.Where(static result => result.IsPrime).Select(static result => result.Number)]);
}
#endregion

internal static class Sending
{
    public static async Task ShowAsync() =>
        Console.WriteLine($"primes: {string.Join(' ', await new Primes().ExecuteAsync(20))}");
}
