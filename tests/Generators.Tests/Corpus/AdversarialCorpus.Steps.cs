namespace GenFlow.Generators.Tests;

internal static partial class AdversarialCorpus
{
    // Signatures of steps and of whole workflows.
    private static IEnumerable<Adversary> OfSteps()
    {
        yield return new("Unusual payloads", ["""
            using System;
            using System.Collections.Generic;
            using GenFlow;
            [Workflow] public partial class Flow
            {
                [Step] public void A(StartEvent<(int Left, string? Right)> s) { }
                [Step] public void B(StartEvent<(int, string)> s) { }
                [Step] public void C(StartEvent<dynamic> s) { }
                [Step] public void D(StartEvent<object?> s) { }
                [Step] public void E(StartEvent<int?> s) { }
                [Step] public void F(StartEvent<string?[]?> s) { }
                [Step] public void G(StartEvent<List<dynamic?>> s) { }
                [Step] public void H(StartEvent<Func<string?, (int X, dynamic Y)[]>> s) { }
                [Step] public void I(StartEvent<nint> s) { }
                [Step] public void J(StartEvent<StartEvent> s) { }
                [Step] public void K(StartEvent<StopEvent<string>> s) { }
                [Step] public void L(StartEvent<RunOptions> s) { }
                [Step] public void M(StartEvent<(int, int, int, int, int, int, int, int, string? Ninth)> s) { }
                [Step] public StopEvent<Dictionary<string, List<(dynamic? A, int[]? B)>?>?> Z(StartEvent s) => new(null);
            }
            [Workflow] public partial class Dynamic { [Step] public StopEvent<dynamic> Z(StartEvent<dynamic> s) => new(1); }
            """], Generates: 2);

        yield return new("Event that is also a payload", ["""
            using GenFlow;
            [Event] public sealed partial record Note;
            [Workflow] public partial class Flow
            {
                [Step] public void A(StartEvent<Note> s) { }
                [Step] public StopEvent<Note> B(Note s) => new(s);
            }
            """], Generates: 2);

        yield return new("Several inputs of a generic workflow", ["""
            using GenFlow;
            [Event] public partial record Note;
            [Workflow] public partial class Flow<T>
            {
                [Step] public void A(StartEvent<T> s) { }
                [Step] public void B(StartEvent<string> s) { }
                [Step] public StopEvent C(Note s) => new();
            }
            """], Generates: 2);

        yield return new("Methods that are no steps", ["""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using GenFlow;
            [Event] public partial record Note;
            [Workflow] public partial class Flow : IDisposable
            {
                [Step] public void Generic<T>(Note n) { }
                [Step] public void Ref(ref Note n) { }
                [Step] public void In(in Note n) { }
                [Step] public void Out(out Note n) => n = new();
                [Step] public void Params(params Note[] n) { }
                [Step] public void Optional(Note n, int x = -1) { }
                [Step] public void Nothing() { }
                [Step] public void Twice(Note n, Context a, Context b) { }
                [Step] public void Tokens(Note n, CancellationToken a, CancellationToken b) { }
                [Step] public void Two(Note a, StartEvent b) { }
                [Step] public void Mixed(Note a, [Collect] IReadOnlyList<Note> b) { }
                [Step] public void Uncollected(IReadOnlyList<Note> b) { }
                [Step] public void CollectedOne([Collect] Note b) { }
                [Step] public void CollectedArray([Collect] Note[] b) { }
                [Step] public void CollectedNumbers([Collect] IReadOnlyList<int> b) { }
                [Step] public void Stopped(StopEvent s) { }
                [Step] public void CollectedStop([Collect] IReadOnlyList<StopEvent<int>> s) { }
                [Step] public int Number(Note n) => 1;
                [Step] public Task<int> NumberLater(Note n) => Task.FromResult(1);
                [Step] public Task<Task<Note>> TaskOfTask(Note n) => Task.FromResult(Task.FromResult(n));
                [Step] public Task<IAsyncEnumerable<Note>> TaskOfStream(Note n) => null!;
                [Step] public IEnumerable<AnyOf<Note, StopEvent>> Choices(Note n) => [];
                [Step] public AnyOf<Note, StopEvent>? NullableChoice(Note n) => null;
                [Step] public Note[,] Matrix(Note n) => new Note[0, 0];
                [Step] public async void AsyncVoid(Note n) => await Task.Yield();
                [Step] public ref Note ByReference(Note n) => ref _note;
                [Step] void IDisposable.Dispose() { }
                [Step] public StopEvent<string> Good(Note n) => new("");
                private Note _note = new();
            }
            """]);

        yield return new("Attribute arguments of wrong types", ["""
            using GenFlow;
            [Event(Name = new[] { "a" })] public partial record A;
            [Event(Name = typeof(int))] public partial record B;
            [Event(Name = nameof(Missing))] public partial record C;
            [Event(Nome = "x")] public partial record D;
            [Event("x")] public partial record E;
            [Workflow(1)] public partial class Flow
            {
                [Step(MaxConcurrency = "1")] public A S(StartEvent s) => new();
                [Step(MaxConcurrency = new[] { 1 })] public B T(A s) => new();
                [Step(MaxConcurrency = int.MaxValue + 1)] public B U(A s) => new();
                [Step(MaxConcurrency = -1), Emits<>, Emits<int>, Emits] public StopEvent V(B s) => new();
            }
            """], Compiles: false);

        yield return new("Results that may be null at every level", ["""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow;
            [Event] public partial record Note(string? Text);
            [Event] public partial record Box<T>(T Value);
            [Workflow] public partial class Flow
            {
                [Step] public Task<List<Note?>?>? A(StartEvent<string?> s) => null;
                [Step] public IEnumerable<Box<string?>?>? B(Note n) => null;
                [Step] public IAsyncEnumerable<Note?>? C(Note n) => null;
                [Step] public Task? D(Note? n) => null;
                [Step] public Task<AnyOf<Note, Box<string?>>>? E(Note n) => null;
                [Step] public Note?[]? F(Box<string?> n) => null;
                [Step] public ValueTask<Note?[]?> G(Box<string?> n) => default;
                [Step] public StopEvent<List<string?>?>? H([Collect] IReadOnlyList<Box<string?>?> n) => null;
            }
            """]);

        yield return new("Partial methods as steps", ["""
            using GenFlow;
            [Workflow] public partial class Flow
            {
                [Step] public partial StopEvent<int> A(StartEvent s);
                public partial StopEvent<int> B(StartEvent s);
            }
            """, """
            using GenFlow;
            public partial class Flow
            {
                public partial StopEvent<int> A(StartEvent s) => new(1);
                [Step] public partial StopEvent<int> B(StartEvent s) => new(2);
            }
            """]);

        yield return new("Bases of the runtime as parameters", ["""
            using System.Collections.Generic;
            using GenFlow;
            [Event] public partial record Note;
            [StreamEvent] public partial record Shown : StreamEvent;
            [Workflow] public partial class Flow
            {
                [Step] public IEnumerable<Event> A(StartEventBase s) => [];
                [Step] public Shown B(Note n) => new();
                [Step] public void C(StreamEvent s) { }
                [Step] public StopEventBase D([Collect] IReadOnlyList<Event> all) => new StopEvent();
            }
            """]);

        yield return new("Type parameter as event", ["""
            using GenFlow;
            [Event] public partial record Note;
            [Workflow] public partial class Flow<T> where T : Note, new()
            {
                [Step] public T First(StartEvent s) => new();
                [Step] public StopEvent Last(T note) => new();
            }
            """], Compiles: false);

        yield return new("Overloads and hidden steps", ["""
            using GenFlow;
            [Event] public partial record A; [Event] public partial record B : A; [Event] public partial record C<T>;
            public class Base<T>
            {
                [Step] public B Handle(StartEvent<T> s) => new();
                [Step] public virtual StopEvent Handle(C<T> s) => new();
                [Step] public void Other(B b) { }
            }
            [Workflow] public partial class Flow : Base<string>
            {
                [Step] public A Handle(A a) => a;
                [Step] public C<string> Handle(B b) => new();
                [Step] public override StopEvent Handle(C<string> s) => new();
                [Step] public new void Other(B b) { }
            }
            """]);

        yield return new("Abstract, static and record workflows", ["""
            using GenFlow;
            [Event] public partial record Note;
            [Workflow] public abstract partial class Abstract { [Step] protected abstract Note A(StartEvent s); [Step] protected virtual StopEvent B(Note n) => new(); }
            [Workflow] public partial class Concrete : Abstract { protected override Note A(StartEvent s) => new(); }
            [Workflow] public static partial class Static { [Step] public static StopEvent A(StartEvent s) => new(); }
            [Workflow] public partial record Record(int Value) { [Step] public StopEvent<int> A(StartEvent s) => new(Value); }
            [Workflow] public partial class Empty;
            """], Generates: 5);

        yield return new("Obsolete events and steps", ["""
            using System;
            using GenFlow;
            [Obsolete("old"), Event] public partial record Old;
            [Workflow] public partial class Flow
            {
            #pragma warning disable CS0618, CS0612
                [Step] public Old A(StartEvent s) => new();
                [Step, Obsolete] public StopEvent B(Old s) => new();
            #pragma warning restore
            }
            """], Generates: 2);

        yield return new("Generic workflow with state, keys, joins and failures", ["""
            using System.Collections.Generic;
            using GenFlow;
            #pragma warning disable CS8981
            namespace N;
            public partial class Outer<T> where T : notnull
            {
                [Event] public partial record Item<U>(T Key, U? @event);
                [Event] public partial record Left(T Value);
                [Event] public partial record Right(T Value);
                public record Inner<U>(U? Value = default);
                [StreamEvent] public partial record Ask(T About) : InputRequest<Left>;
                [Workflow] public partial class Flow<step, ev, context, payload, input0> where step : class, new() where ev : struct where context : new()
                {
                    [Step] public IEnumerable<Item<step?>> Split(StartEvent<T> s, State<Inner<Inner<step?>?>> a, State<ev> b, State<step> c, State<context> d, State<payload?> e) => [];
                    [Step] public Ask Work(Item<step?> i, State<(T, step?)> s) => new(i.Key);
                    [Step] public Right Other(Item<step?> i) => new(i.Key);
                    [Step] public Item<ev?>? Join(Left l, Right? r, Context c, State<Dictionary<T, List<input0?>?>> s) => null;
                    [Step] public StopEvent<T> All([Collect(From = nameof(Split), Key = "event")] IReadOnlyList<Item<ev?>> all) => new(all[0].Key);
                    [Step] public Left? Recover(StepFailed<Item<step?>> failed) => null;
                    [Step] public void RecoverToo(StepFailed<StartEvent<T>> failed) { }
                    [Step] public void Rest(Event other) { }
                }
            }
            """]);

        yield return new("Arguments out of range", ["""
            using System.Collections.Generic;
            using GenFlow;
            [Event] public partial record Note(string Text);
            [Workflow] public partial class Flow
            {
                [Step(MaxConcurrency = -1, Retries = -1, RetryDelay = int.MinValue, Backoff = double.NaN, MaxRetryDelay = -1, Jitter = double.NegativeInfinity, Timeout = -1)] public IEnumerable<Note> A(StartEvent s) => [];
                [Step] public void B([Collect(Count = -1)] IReadOnlyList<Note> n) { }
                [Step] public void C([Collect(Count = int.MaxValue, Key = "Text")] IReadOnlyList<Note> n) { }
                [Step] public void D([Collect(Key = "Missing")] IReadOnlyList<Note> n) { }
                [Step] public void E([Collect(From = "Missing")] IReadOnlyList<Note> n) { }
                [Step] public void F([Collect(From = "E")] IReadOnlyList<Note> n) { }
                [Step] public void G([Collect(From = null, Key = null)] IReadOnlyList<Note> n) { }
            }
            """]);

        yield return new("Arguments of wrong types for joins", ["""
            using System.Collections.Generic;
            using GenFlow;
            [Event] public partial record Note(string Text);
            [StreamEvent] public partial record Ask : InputRequest<Missing>;
            [StreamEvent] public partial record Circle : InputRequest<Circle>;
            [Workflow] public partial class Flow
            {
                [Step(Retries = "1", Backoff = null, Jitter = new[] { 1.0 }, Timeout = typeof(int))] public IEnumerable<Note> A(StartEvent s) => [];
                [Step] public void B([Collect(From = 1, Count = "x", Key = new[] { "Text" })] IReadOnlyList<Note> n) { }
                [Step] public void C([Collect(From = nameof(Missing), Key = nameof(Note.Missing))] IReadOnlyList<Note> n) { }
                [Step] public Ask D(Note n, State<Missing> s, State<> t) => null!;
                [Step] public Circle E(Note n, StepFailed<int> s) => null!;
                [Step] public void F(Note n, State<Flow> s, State s2) { }
                [Step] public void H(StepFailed<StepFailed<StepFailed>> s) { }
                [Step] public void I(StepFailed<StopEvent<int>> s) { }
            }
            """], Compiles: false);
    }
}
