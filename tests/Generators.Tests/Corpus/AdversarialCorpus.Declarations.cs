namespace GenFlow.Generators.Tests;

internal static partial class AdversarialCorpus
{
    // Events and classes where, and as, nobody expects them.
    private static IEnumerable<Adversary> OfDeclarations()
    {
        yield return new("EventType sealed by a base", ["""
            using GenFlow;
            namespace Sealing;
            [Event] public abstract partial record Base { public sealed override string EventType => "base"; }
            [Event] public partial record Leaf : Base;
            """]);

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
    }
}
