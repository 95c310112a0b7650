// reports:
[Event] public partial record Guess(int N);
[StreamEvent] public partial record AskGuess(string Hint) : InputRequest<Guess>;
[Workflow]
public partial class Game
{
    private static readonly int s_secret = 42;
    [Step] public AskGuess Begin(StartEvent start) => new("0..100");
    [Step] public AnyOf<AskGuess, StopEvent<int>> Check(Guess guess) => guess.N.CompareTo(s_secret) switch
    {
        0 => new StopEvent<int>(guess.N),
        < 0 => new AskGuess("higher"),
        _ => new AskGuess("lower"),
    };
}
