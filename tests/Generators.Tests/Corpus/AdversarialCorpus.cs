namespace GenFlow.Generators.Tests;

/// <summary>The corpus. Add here what a user reports.</summary>
internal static class AdversarialCorpus
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, Adversary> All { get; } =
        Entries().ToDictionary(static entry => entry.Name, StringComparer.Ordinal);

    private static IEnumerable<Adversary> Entries()
    {
        yield return new("Keywords as names", ["""
            using GenFlow;
            using System.Threading.Tasks;
            namespace @namespace.@class;
            [Event] public partial record @event(string @string);
            public partial struct @struct
            {
                [Workflow] public partial class @void<@in>
                {
                    [Step] public @event @return(StartEvent<@in> @params, Context @ref) => new("");
                    [Step] public Task<StopEvent<@event>> @await(@event @out) => Task.FromResult(new StopEvent<@event>(@out));
                }
            }
            """]);

        yield return new("Contextual keywords as names", ["""
            using GenFlow;
            #pragma warning disable CS8981
            namespace file.scoped;
            [Event] public partial record @record(int value);
            [Workflow] public partial class @partial
            {
                [Step] public StopEvent<@record> @yield(StartEvent<@record> @field) => new(@field.Input);
            }
            """]);

        yield return new("Inherited steps hidden by members of their name", ["""
            using GenFlow;
            namespace Hiding;
            [Event] public partial record Animal;
            [Event] public partial record Dog : Animal;
            public class Base
            {
                [Step] public Dog Begin(StartEvent start) => new();
                [Step] public StopEvent Handle(Dog dog) => new();
                [Step] public static void Count(Animal animal) { }
                [Step] protected void Watch(Dog dog) { }
            }
            [Workflow] public partial class Derived : Base
            {
                public new int Begin => 1;
                [Step] public void Handle(Animal animal) { }
                public new static int Count => 2;
                public new int Watch => 3;
            }
            """]);

        yield return new("EventType sealed by a base", ["""
            using GenFlow;
            namespace Sealing;
            [Event] public abstract partial record Base { public sealed override string EventType => "base"; }
            [Event] public partial record Leaf : Base;
            """]);

        yield return new("Namespace System.GenFlow", ["""
            namespace System.GenFlow
            {
                using global::GenFlow;
                [Event] public partial record Note;
                [Workflow] public partial class Flow
                {
                    [Step] public Note First(StartEvent start) => new();
                    [Step] public StopEvent<string> Last(Note note) => new("");
                }
            }
            """]);

        yield return new("Types of the user's with names of the framework's", ["""
            namespace Mine;
            public class System; public class Task; public class Context; public class Event; public class GenFlow;
            public class Type; public class StepResult; public class Unsafe; public class ValueTask; public class String;
            [global::GenFlow.Event] public partial record StartEvent;
            [global::GenFlow.StreamEvent] public partial record StreamEvent;
            [global::GenFlow.Workflow] public partial class Flow
            {
                [global::GenFlow.Step] public StartEvent First(global::GenFlow.StartEvent<Task> start) => new();
                [global::GenFlow.Step] public StreamEvent Second(StartEvent ev) => new();
                [global::GenFlow.Step] public global::GenFlow.StopEvent<System> Last(StreamEvent ev) => new(new System());
            }
            """]);

        yield return new("Members of the user's with names of generated code's", ["""
            using GenFlow;
            [Event] public partial record Note;
            [Workflow] public partial class Flow<T>
            {
                public class System; public class Event; public class Type;
                public int Stop => 1;
                public int Unroutable => 1;
                public int FirstRoute => 1;
                public static void Route() { }
                public static void Invoke() { }
                public int s_definition;
                private int _workflow = 1;
                public int type => _workflow;
                [Step] public Note payload(StartEvent<T> ev) => new();
                [Step] public StopEvent context(Note step) => new();
            }
            """]);

        yield return new("Type parameters with names of generated code's", ["""
            using GenFlow;
            #pragma warning disable CS8981
            [Workflow] public partial class Flow<ev, type, Stop, _workflow, step>
            {
                [Step] public StopEvent<type> First(StartEvent<ev> start) => new(default!);
                [Step] private void Rest(Event other) { }
            }
            """]);

        yield return new("Names that differ in case only", ["""
            using GenFlow;
            namespace N;
            [Event] public partial record Foo;
            [Event] public partial record FOO;
            [Event] public partial record FoO;
            [Workflow] public partial class Bar { [Step] public Foo A(StartEvent s) => new(); [Step] public StopEvent B(Foo f) => new(); }
            [Workflow] public partial class BAR { [Step] public FOO A(StartEvent s) => new(); [Step] public StopEvent B(FOO f) => new(); }
            """, """
            using GenFlow;
            namespace n
            {
                [Event] public partial record Foo;
            }
            """], Generates: 6);

        yield return new("Names that differ in arity only", ["""
            using GenFlow;
            [Event] public partial record Foo;
            [Event] public partial record Foo<T>(T Value);
            [Event] public partial record Foo<A, B>(A Left, B Right) where A : class where B : struct;
            [Workflow] public partial class Flow
            {
                [Step] public Foo<int> One(StartEvent start) => new(1);
                [Step] public Foo<string, int> Two(Foo<int> foo) => new("", 1);
                [Step] public Foo Three(Foo<string, int> foo) => new();
                [Step] public StopEvent Four(Foo foo) => new();
            }
            [Workflow] public partial class Flow<T>
            {
                [Step] public Foo<T> One(StartEvent<T> start) => new(start.Input);
                [Step] public StopEvent<T> Two(Foo<T> foo) => new(foo.Value);
            }
            """], Generates: 5);

        yield return new("Generic in generic", ["""
            using System;
            using GenFlow;
            namespace N;
            public partial class Outer<T> where T : IComparable<T>
            {
                public partial record Inner<U>
                {
                    [StreamEvent] public abstract partial record Result<V>
                    {
                        public sealed partial record Ok(T A, U B, V C) : Result<V>;
                        public sealed partial record Error : Result<V>;
                    }
                    [Workflow] public partial class Flow
                    {
                        [Step] public Result<int> One(StartEvent<(T, U)> start) => new Result<int>.Error();
                        [Step] public StopEvent<T?> Two(Result<int>.Ok ok) => new(ok.A);
                        [Step] public StopEvent<T?> Three(Result<int> other) => new(default(T));
                    }
                }
            }
            """]);

        yield return new("Containers of every kind", ["""
            using GenFlow;
            public ref partial struct A { [Event] public partial record X; }
            public readonly ref partial struct B { [Event] public partial record X; }
            public readonly partial record struct C { [Event] public partial record X; }
            public static partial class D { [Event] public partial record X; }
            public abstract partial record E { [Event] public partial record X; }
            public partial interface F { [Event] public partial record X; [Workflow] public partial class W { [Step] public StopEvent S(X x) => new(); } }
            public sealed partial class G { private protected partial class H { internal unsafe partial struct I { [Event] internal sealed partial record X; } } }
            """.Replace("private protected", "private", StringComparison.Ordinal)], Generates: 8);

        yield return new("File-local types are skipped", ["""
            using GenFlow;
            [Event] file partial record Hidden;
            [Workflow] file partial class HiddenFlow { [Step] public StopEvent S(StartEvent s) => new(); }
            file partial class Container { [Event] public partial record Inside; }
            """], Generates: 0);

        yield return new("Types that are not partial are skipped", ["""
            using GenFlow;
            [Event] public record NotPartial;
            [Workflow] public class NotPartialFlow { [Step] public StopEvent S(StartEvent s) => new(); }
            public class Container { [Event] public partial record Inside; [Workflow] public partial class Flow; }
            [StreamEvent] public abstract partial record Union { public sealed record Case { } }
            """], Generates: 2);

        yield return new("Types that can be no event are skipped", ["""
            using GenFlow;
            public record Plain;
            [Event] public partial record Derived : Plain;
            [Event] public partial class Class;
            [StreamEvent] public partial class Struct;
            """], Generates: 0);

        yield return new("Attributes where they do not belong", ["""
            using GenFlow;
            [Event] public partial record struct A;
            [Workflow] public partial struct B { [Step] int P => 1; }
            [Workflow] public partial interface C { [Step] void S(StartEvent s) { } }
            [Workflow] public partial class D { [Step] D() { } [Step] ~D() { } [Step] public static D operator +(D a, D b) => a; public int P { [Step] get; [Step] set; } void M() { [Step] void Local(StartEvent s) { } } }
            [Step] public class E;
            """], Compiles: false);

        yield return new("Both attributes, twice, over parts", ["""
            using GenFlow;
            [Event, StreamEvent] public partial record Both;
            [Event] public partial record Twice;
            [Workflow] public partial class Flow { [Step] public Twice S(StartEvent s) => new(); }
            """, """
            using GenFlow;
            [Event] public partial record Twice;
            [Workflow] public partial class Flow { [Step] public StopEvent T(Twice s) => new(); }
            """], Compiles: false, Generates: 3);

        yield return new("Parts in several files", ["""
            namespace N;
            [GenFlow.Workflow] public partial class Flow { private readonly int _a = 1; }
            [GenFlow.Event] public partial record Note;
            """, """
            namespace N;
            public partial class Flow { [GenFlow.Step] private Note A(GenFlow.StartEvent s) => _a == 1 ? new() : new(2); }
            public partial record Note { public Note(int value) => Value = value; public int Value { get; } }
            """, """
            namespace N;
            partial class Flow { [GenFlow.Step] private GenFlow.StopEvent<int> B(Note n) => new(n.Value); }
            partial record Note { public Note() { } }
            """], Generates: 2);

        yield return new("Attribute through an alias", ["""
            using E = GenFlow.EventAttribute;
            using W = GenFlow.WorkflowAttribute;
            [E] public partial record Note;
            [W] public partial class Flow { [GenFlow.StepAttribute()] public GenFlow.StopEvent S(Note n) => new(); }
            """], Generates: 2);

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

        yield return new("Values that literals get wrong", ["""
            using GenFlow;
            [Event(Name = "a\"b\\c\r\n\0\u2028\ud83d\ude00{0}")] public partial record Odd(double A = double.NaN, char B = '\u2028', decimal C = -1.5m, string D = "\"");
            [Event(Name = "")] public partial record Empty;
            [Event(Name = null)] public partial record Null;
            """], Generates: 3);

        yield return new("Ünïcode names", ["""
            using GenFlow;
            namespace Ünï.Cödé;
            [Event] public partial record Größe(int Breite);
            [Event] public partial record GRÖSSE;
            [Event] public partial record σ1;
            [Event] public partial record ς1;
            [Workflow] public partial class 流れ { [Step] public Größe 始(StartEvent<string> 入力) => new(1); [Step] public StopEvent 終(Größe 値) => new(); }
            """], Generates: 5);

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

        yield return new("Code without nullable annotations", ["""
            #nullable disable
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow;
            [Event] public partial record Note(string Text);
            [Workflow] public partial class Flow
            {
                [Step] public Task<Note> A(StartEvent<string> s) => null;
                [Step] public Task<List<Note>> B(Note n) => null;
                [Step] public AnyOf<Note, StopEvent<string>> C([Collect] IReadOnlyList<Note> n) => default(Note);
                [Step] public IEnumerable<Note> D(Note n) => null;
            }
            """]);

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

        yield return new("Private and protected events", ["""
            using GenFlow;
            [Workflow] public partial class Flow
            {
                [Event] private sealed partial record Secret;
                [Event] protected partial record Shared : StartEventBase;
                [Event] private protected partial record Result : StopEventBase;
                [Step] private Secret A(Shared s) => new();
                [Step] private Result B(Secret s) => new();
            }
            public partial class Outer
            {
                [Event] private sealed partial record Secret;
                [Event] internal sealed partial record Known;
                [Workflow] private sealed partial class Flow { [Step] public StopEvent<Secret> A(Secret s) => new(s); }
                [Workflow] protected partial class Wider { [Step] private void A(Secret s) { } [Step] private void B(Known s) { } }
            }
            """]);

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

        yield return new("Nothing of it exists", ["""
            using GenFlow;
            [Event] public partial record Note(Missing M);
            [Event] public partial record Lost : Missing;
            [Workflow] public partial class Flow : Missing
            {
                [Step] public Missing A(StartEvent<Missing> s) => null!;
                [Step] public StopEvent<Missing> B(Missing s) => null!;
                [Step, Emits<Missing>] public AnyOf<Missing, Note> C([Collect] System.Collections.Generic.IReadOnlyList<Missing> s) => default;
            }
            """], Compiles: false);

        yield return new("Inheritance in a circle", ["""
            using GenFlow;
            [Event] public partial record A : B;
            [Event] public partial record B : A;
            [Event] public partial record Self : Self;
            [Workflow] public partial class F : G { [Step] public StopEvent S(A a) => new(); }
            [Workflow] public partial class G : F;
            """], Compiles: false);

        yield return new("Union whose cases are partly broken", ["""
            using GenFlow;
            [StreamEvent] public abstract partial record Chat
            {
                public sealed partial record Good(string Text) : Chat;
                public sealed record NotPartial : Chat { public override string EventType => "x"; }
                public sealed partial record Unrelated;
                public partial class Group { public sealed partial record Deep : Chat; }
                [StreamEvent(Name = "own")] public sealed partial record Own : Chat;
                public abstract partial record Mid : Chat { public sealed partial record Leaf : Mid; }
                public partial record struct Struct;
            }
            """], Generates: 3);

        yield return new("Cases named as keywords and as generated names", ["""
            using GenFlow;
            #pragma warning disable CS8981
            namespace N;
            [StreamEvent] public abstract partial record @union
            {
                public sealed partial record @event : @union;
                public sealed partial record @class(string @string) : @union;
                public sealed partial record @record : @union;
                public sealed partial record Foo : @union;
                public sealed partial record foo : @union;
                public sealed partial record State : @union;
                public sealed partial record Visitor : @union;
                public sealed partial record Value : @union;
                public sealed partial record _case : @union;
                public sealed partial record TResult : @union;
                public sealed partial record TVisitor : @union;
                public partial class Group { public sealed partial record Foo : @union; public sealed partial record Own : @union; }
                public sealed partial record System : @union;
                public sealed partial record GenFlow : @union;
                public sealed partial record Größe : @union;
            }
            """], Generates: 2);

        yield return new("Generic unions", ["""
            using GenFlow;
            namespace N;
            [StreamEvent] public abstract partial record Result<TResult, TState> where TResult : notnull
            {
                public sealed partial record Ok(TResult Value) : Result<TResult, TState>;
                public abstract partial record Failed : Result<TResult, TState> { public sealed partial record Late(TState State) : Failed; }
                public sealed partial record TVisitor : Result<TResult, TState>;
            }
            [StreamEvent] public sealed partial record Outside<A, B> : Result<B, A> where B : notnull;
            public partial class Container<T> where T : class
            {
                [StreamEvent] public abstract partial record Inner { public sealed partial record Nested(T Value) : Inner; }
                [StreamEvent] public sealed partial record Beside(T Value) : Inner;
                public partial record struct Deep<U> { [StreamEvent] public sealed partial record Beside(T Value) : Inner; }
            }
            [StreamEvent] public abstract partial record Expression<T>
            {
                public sealed partial record Number(int Value) : Expression<int>;
                public sealed partial record Not(Expression<bool> Value) : Expression<bool>;
            }
            [StreamEvent] public abstract partial record Box<T>;
            [StreamEvent] public sealed partial record Closed : Box<int>;
            [StreamEvent] public abstract partial record Constrained<T>;
            [StreamEvent] public sealed partial record More<T> : Constrained<T> where T : class;
            """]);

        yield return new("Unions in containers of every kind, of every visibility", ["""
            using GenFlow;
            public ref partial struct A { [StreamEvent] public abstract partial record U { public sealed partial record C : U; } }
            public readonly partial record struct B { [StreamEvent] internal abstract partial record U { public sealed partial record C : U; } }
            public partial interface D { [Event] public abstract partial record U { public sealed partial record C : U; } }
            public partial class E
            {
                [StreamEvent] private abstract partial record U { public sealed partial record C : U; private sealed partial record P : U; }
                [StreamEvent] private protected abstract partial record V { protected sealed partial record C : V; internal sealed partial record I : V; }
                [StreamEvent] protected abstract partial record W { public sealed partial record C : W; }
                [StreamEvent] private sealed partial record Hidden : F;
            }
            [StreamEvent] public abstract partial record F { public sealed partial record C : F; }
            [StreamEvent] public abstract partial record G { internal sealed partial record C : G; public sealed partial record K : G; }
            [StreamEvent] internal sealed partial record Known : G;
            [StreamEvent] public abstract partial record H { private sealed partial record C : H; }
            """]);

        yield return new("Cases in other files, not sealed, and between", ["""
            namespace N;
            [GenFlow.Event] public abstract partial record Animal { public abstract partial record Wild : Animal; public partial record Dog : Animal; }
            """, """
            namespace N;
            [GenFlow.Event] public partial record Puppy : Animal.Dog;
            [GenFlow.Event] public partial record Wolf : Animal.Wild { public sealed partial record Grey : Wolf; }
            public abstract partial record Pet : Animal;
            [GenFlow.Event(Name = "felis \"x\" \u2028")] public partial record Cat : Pet;
            """, """
            namespace N;
            partial record Animal { public sealed partial record Ant : Animal; }
            [GenFlow.StreamEvent] public partial record Holder(Animal Any, Animal.Wild Wild, Animal.Dog? Dog);
            """]);

        yield return new("Unions in unions", ["""
            using System.Text.Json;
            using GenFlow;
            namespace N;
            [StreamEvent] public abstract partial record A
            {
                [StreamEvent] public abstract partial record B : A
                {
                    public sealed partial record C : B;
                    public abstract partial record Mid : B { public sealed partial record D : Mid; }
                    [UnknownCase] public new sealed partial record Unknown(string Type, JsonElement Data) : B;
                }
                [UnknownCase] public sealed partial record Unknown(string Type, JsonElement Data, int More = 0) : A;
                [StreamEvent(Name = "own")] public sealed partial record Own(B Inner, B.Mid? Mid) : A;
            }
            [StreamEvent] public abstract partial record Outer : A { public abstract partial record Mid : Outer { public sealed partial record E : Mid; } }
            """]);

        yield return new("Unions whose names are taken", ["""
            using System;
            using GenFlow;
            [StreamEvent] public abstract partial record Taken
            {
                public int Match => 1;
                public void Switch() { }
                public interface IVisitor { }
                public sealed partial record Case : Taken;
            }
            [StreamEvent] public abstract partial record Match { public sealed partial record Switch : Match; public sealed partial record Visit : Match; }
            [StreamEvent] public abstract partial record Other<IVisitor> { public sealed partial record Case : Other<IVisitor>; }
            [Workflow] public partial class Visit { [Step, Publishes<Taken>] public StopEvent Switch(StartEvent s) => new(); }
            """]);

        yield return new("Open and unreadable unions as members", ["""
            using System.Text.Json;
            using GenFlow;
            [Event] public abstract partial record Open;
            [Event] public abstract partial record Empty { public abstract partial record Between : Empty; }
            [Event] public partial record Concrete { public abstract partial record Between : Concrete { public sealed partial record Leaf : Between; } }
            [Event] public abstract partial record Unreadable { public sealed partial record Mine : Unreadable { public override string EventType => "x"; } }
            [Event(Name = "same")] public partial record Same : Twice;
            [Event] public abstract partial record Twice { [Event(Name = "same")] public sealed partial record Same : Twice; }
            [Event(Name = "\ud800")] public partial record Half : Broken;
            [Event] public abstract partial record Broken;
            [Event] public abstract partial record Marked { [UnknownCase] public sealed partial record NoData(string Type) : Marked; [UnknownCase] public partial record NotSealed(string Type, JsonElement Data) : Marked; }
            [Event, UnknownCase] public sealed partial record NotNested(string Type, JsonElement Data) : Marked;
            [Event] public partial record Holder(Open A, Empty B, Empty.Between? C, Concrete.Between D, Unreadable E, Twice F, Broken G, Marked H);
            """]);

        yield return new("Unions about which the user told System.Text.Json", ["""
            using System.Text.Json.Serialization;
            using GenFlow;
            [StreamEvent, JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Case), "c")]
            public abstract partial record Told { public sealed partial record Case : Told; }
            """], Generates: 2);

        yield return new("Published events of every kind", ["""
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow;
            namespace N;
            [Event] public partial record NoStream;
            [StreamEvent] public partial record Box<T>(T Value);
            [StreamEvent] internal partial record Inside;
            [Event] public partial record Answer;
            [StreamEvent] public partial record Ask : InputRequest<Answer>;
            [StreamEvent] public partial record AskMore : Ask;
            [StreamEvent] public partial record @event;
            [StreamEvent] public partial record Ev;
            [StreamEvent] public partial record Other;
            public interface INothing;
            [Workflow] public partial class Circle
            {
                [StreamEvent] private sealed partial record Hidden;
                [Step, Publishes<Flow<int>>, Publishes<Circle>, Publishes<Hidden>, Publishes<Ev>] private void Step(StartEvent s) { }
            }
            [Workflow] public partial class Flow<T>
            {
                [Step, Publishes<NoStream>, Publishes<Box<int>>, Publishes<Box<(int, string)>>, Publishes<Inside>, Publishes<INothing>, Publishes<int>]
                public Task<AnyOf<Ask, StopEvent>> First(StartEvent s) => null!;
                [Step, Publishes<Circle>, Publishes<@event>, Publishes<Other>, Publishes<StreamEvent>, Publishes<Event>, Publishes<InputRequest>]
                public async IAsyncEnumerable<AskMore> Second(Answer a) { await Task.Yield(); yield break; }
            }
            [Workflow] public partial class Derived : Flow<string>;
            """]);

        yield return new("Names of the runtime's in the user's own GenFlow namespace", ["""
            namespace Mine.GenFlow
            {
                public class EventAttribute : System.Attribute; public class WorkflowAttribute : System.Attribute; public class StepAttribute : System.Attribute;
                [Event] public partial record NotOurs;
                [Workflow] public partial class NotOursEither { [Step] public void S(NotOurs n) { } }
            }
            """], Generates: 0);

        yield return new("Types and members of the user's with names of joins, state and requests", ["""
            using System.Collections.Generic;
            namespace Mine
            {
                public record State(int Value = 0); public class Request; public class RunState; public class RetryPolicy; public class Batch;
                [global::GenFlow.Event] public partial record InputRequest<T>(T Value);
                [global::GenFlow.Event] public partial record StepFailed(string Step);
                [global::GenFlow.Event] public partial record KeyOf(string @class);
                [global::GenFlow.StreamEvent] public partial record Recover : global::GenFlow.InputRequest<KeyOf>;
                [global::GenFlow.Workflow] public partial class Flow
                {
                    public static int Request => 1;
                    public static void Recover() { }
                    public static object? KeyOf(int step, object ev) => null;
                    public int input0 => 1;
                    [global::GenFlow.Step(Retries = 1)] public InputRequest<int> A(global::GenFlow.StartEvent s, global::GenFlow.State<State> @class) => new(1);
                    [global::GenFlow.Step] public Recover B(global::GenFlow.StartEvent s, global::GenFlow.State<State?> @static) => new();
                    [global::GenFlow.Step] public StepFailed C(InputRequest<int> @in, KeyOf @out) => new("");
                    [global::GenFlow.Step] public IEnumerable<KeyOf> D(StepFailed failed) => [];
                    [global::GenFlow.Step] public void E([global::GenFlow.Collect(Key = nameof(Mine.KeyOf.@class))] IReadOnlyList<KeyOf> keys) { }
                    [global::GenFlow.Step] public global::GenFlow.StopEvent F(global::GenFlow.StepFailed<StepFailed> failed) => new();
                    [global::GenFlow.Step] public void G(global::GenFlow.Event rest) { }
                }
            }
            """]);

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
