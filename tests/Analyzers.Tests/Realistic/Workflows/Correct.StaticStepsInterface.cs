// reports:
[Event] public partial record A1(int N);
public interface IStart { StopEvent<int> Done(A1 a); }
[Workflow] public partial class Wf : IStart
{
    private static readonly Dictionary<int, string> s_names = new() { [1] = "a" };
    private readonly int[] _weights = [1, 2];
    [Step] public static A1 Begin(StartEvent<int> s) => new(s_names.Count + s.Input);
    [Step] public StopEvent<int> Done(A1 a) { Span<int> copy = stackalloc int[2]; _weights.CopyTo(copy); copy[0] = 3; var d = new Dictionary<int, int>(); d[1] = 2; d.Add(2, 3); return new(copy[0] + d.Count); }
}
