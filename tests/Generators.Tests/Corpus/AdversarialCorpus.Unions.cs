namespace GenFlow.Generators.Tests;

internal static partial class AdversarialCorpus
{
    // Unions, their cases and what is published.
    private static IEnumerable<Adversary> OfUnions()
    {
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
    }
}
