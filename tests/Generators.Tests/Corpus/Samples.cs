namespace GenFlow.Generators.Tests;

/// <summary>Representative sources. Each compiles without a warning and has a snapshot of what is generated.</summary>
internal static class Samples
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["Article"] = """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow;

            namespace Blog;

            [Event]       public partial record Outline(string Topic, IReadOnlyList<string> Headings);
            [Event]       public partial record Section(int Index, string Heading);
            [Event]       public partial record Draft(int Index, string Text);
            [StreamEvent] public partial record Progress(int Step, string Message);

            public interface IModel { }

            [Workflow]
            public partial class ArticleWorkflow(IModel model)
            {
                public IModel Model { get; } = model;

                [Step]
                public Task<Outline> Plan(Context ctx, StartEvent<string> topic) => Task.FromResult(new Outline(topic.Input, []));

                [Step]
                public async IAsyncEnumerable<Section> Split(Context ctx, Outline outline)
                {
                    await Task.Yield();
                    yield return new Section(0, outline.Topic);
                }

                [Step(MaxConcurrency = 4), Publishes<Progress>]
                public Task<Draft> Write(Context ctx, Section section) => Task.FromResult(new Draft(section.Index, section.Heading));

                [Step]
                public StopEvent<string> Join(Context ctx, [Collect] IReadOnlyList<Draft> drafts) => new("");
            }
            """,

        ["HandlerShapes"] = """
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Threading;
            using System.Threading.Tasks;
            using GenFlow;

            [Event] public partial record A;
            [Event] public sealed partial record B;
            [Event] internal partial record C;

            [Workflow]
            public partial class Shapes
            {
                [Step] private void Nothing(A a) { }
                [Step] public A? Maybe(Context ctx, StartEvent start, CancellationToken token) => null;
                [Step] protected A One(CancellationToken token, B b, Context ctx) => new();
                [Step] internal Task Done(Context ctx, A a, CancellationToken token = default) => Task.CompletedTask;
                [Step] private protected Task<A?> Later(A a) => Task.FromResult<A?>(null);
                [Step] protected internal ValueTask Soon(A a) => default;
                [Step] public static ValueTask<B> Value(A a) => new(new B());
                [Step] private static AnyOf<A, StopEvent<int>> Either(B b) => new StopEvent<int>(1);
                [Step] public Task<AnyOf<A, B>> EitherLater(B b) => Task.FromResult<AnyOf<A, B>>(new A());
                [Step] public ValueTask<AnyOf<A, B>> EitherSoon(B b) => new((AnyOf<A, B>)new A());
                [Step] public IEnumerable<A> Sequence(B b) => [];
                [Step] public A[] Array(B b) => [];
                [Step] public List<A> List(B b) => [];
                [Step] public ImmutableArray<A> Immutable(B b) => [];
                [Step] public async IAsyncEnumerable<A?> Stream(B b) { await Task.Yield(); yield return null; }
                [Step] public Task<IReadOnlyList<A>> ListLater(B b) => Task.FromResult<IReadOnlyList<A>>([]);
                [Step] public ValueTask<A[]> ArraySoon(B b) => new([]);
                [Step] public Task<ImmutableArray<A>> ImmutableLater(B b) => Task.FromResult(ImmutableArray<A>.Empty);
                [Step] public Task<A>? TaskOrNull(B b) => null;
                [Step, Emits<B>, FanOut] public void Sends(Context ctx, A a) => ctx.SendEvent(new B());
                [Step] private void Internal(C c) { }
                [Step] private void Rest(Event ev) { }
            }
            """,

        ["Polymorphism"] = """
            using GenFlow;

            namespace Zoo;

            [Event] public abstract partial record Animal;
            [Event] public partial record Dog(string Name) : Animal;
            [Event] public partial record Puppy(string Name) : Dog(Name);
            [Event] public sealed partial record Cat : Animal;

            [Workflow]
            internal sealed partial class Keeper
            {
                [Step] public Animal Open(StartEvent start) => new Cat();
                [Step] public void Feed(Animal animal) { }
                [Step] public void Walk(Dog dog) { }
                [Step] public void Brush(Dog dog) { }
                [Step] public StopEvent Rest(Event ev) => new();
            }
            """,

        ["Inputs"] = """
            using GenFlow;

            [Event] public sealed partial record Begin(int Number) : StartEventBase;
            [Event] public sealed partial record Outside(string Text);
            [Event] public sealed partial record Inside(string Text);
            [Event] public sealed partial record Finished(int Number) : StopEventBase;

            [Workflow]
            public partial class ManyInputs
            {
                [Step] public Inside Nothing(StartEvent start) => new("");
                [Step] public Inside Text(StartEvent<string?> start) => new("");
                [Step] public Inside Pair(StartEvent<(int Left, int Right)> start) => new("");
                [Step] public Inside Record(Begin start) => new("");
                [Step] public Inside Event(Outside outside) => new("");
                [Step] public Finished End(Inside inside) => new(1);
            }
            """,

        ["Union"] = """
            using GenFlow;

            namespace Talk;

            [StreamEvent]
            public abstract partial record ChatEvent
            {
                public sealed partial record Token(string Text) : ChatEvent;

                public abstract partial record Ending : ChatEvent
                {
                    public sealed partial record Done(int Tokens) : Ending;

                    public sealed partial record Cut : Ending;
                }

                public sealed partial record Named : ChatEvent
                {
                    public override string EventType => "own";
                }
            }

            [Event(Name = "other\u2028\"name")]
            public partial record Renamed;

            [Event]
            public partial record Written : Event
            {
                public override string EventType => "Written";
            }
            """,

        ["Nested"] = """
            using GenFlow;

            namespace Deep;

            public partial class Outer<T> where T : class
            {
                public partial struct Middle
                {
                    internal partial interface IInner<TIn>
                    {
                        [Event] public partial record Note(string Text);

                        [Workflow]
                        public partial class Flow<TOut> where TOut : new()
                        {
                            [Step] public Note First(StartEvent<T> start) => new("");
                            [Step] public StopEvent<TOut> Last(Note note) => new(new TOut());
                        }
                    }
                }
            }

            public readonly partial record struct Holder
            {
                [Workflow]
                private sealed partial class Flow
                {
                    [Step] private static StopEvent Only(StartEvent start) => new();
                }
            }
            """,

        ["Inheritance"] = """
            using System.Threading.Tasks;
            using GenFlow;

            namespace Family;

            [Event] public partial record Middle(int Value);

            public abstract class StepsOnly
            {
                [Step] protected Middle First(StartEvent<int> start) => new(start.Input);
                [Step] protected virtual StopEvent<int> Last(Middle middle) => new(middle.Value);
            #pragma warning disable GF1012 // It takes no part in a workflow, which cannot call it.
                [Step] private void Hidden(Middle middle) { }
            #pragma warning restore GF1012
            }

            [Workflow]
            public partial class Parent : StepsOnly;

            [Workflow]
            public partial class Child : Parent
            {
                [Step] protected override StopEvent<int> Last(Middle middle) => new(middle.Value + 1);
                [Step] public Task Watch(Middle middle) => Task.CompletedTask;
            }
            """,

        ["Joins"] = """
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow;

            namespace Review;

            [Event]       public partial record Paper(string Title);
            [Event]       public partial record Chapter(int Index);
            [Event]       public partial record Page(int Number, string Topic);
            [Event]       public partial record Remark(string Topic);
            [Event]       public partial record Chapters(int Count);
            [Event]       public partial record Facts;
            [Event]       public partial record Style;
            [Event]       public partial record Verdict(bool Good);
            [Event]       public partial record Approval(bool Yes);
            [StreamEvent] public partial record Approve(string What) : InputRequest<Approval>;

            public record Tally(int Pages = 0);

            [Workflow]
            public partial class ReviewWorkflow
            {
                [Step]
                public IEnumerable<Chapter> Split(StartEvent<string> start) => [];

                [Step(Retries = 3, RetryDelay = 100, Backoff = 1.5, MaxRetryDelay = 5_000, Jitter = 0.2, Timeout = 30_000)]
                public async IAsyncEnumerable<Page> Pages(Chapter chapter, State<Tally> tally)
                {
                    await Task.Yield();
                    yield return new Page(1, "");
                }

                [Step]
                public AnyOf<Remark, Facts> Read(Page page, State<Dictionary<string, int>> words, State<string> must) => new Remark("");

                [Step]
                public void Batched([Collect(Count = 10)] IReadOnlyList<Facts> facts) { }

                [Step]
                public Chapters ByTopic([Collect(From = nameof(Split), Key = nameof(Remark.Topic))] IReadOnlyList<Remark> remarks) => new(remarks.Count);

                [Step, Emits<Paper>]
                public Style Fork(Chapters chapters) => new();

                [Step]
                public Verdict? Judge(Paper paper, Style style, State<int> count) => null;

                [Step(Retries = 1)]
                public Task<AnyOf<Approve, StopEvent<bool>>> Ask(Verdict verdict) => Task.FromResult<AnyOf<Approve, StopEvent<bool>>>(new Approve(""));

                [Step]
                public void Note(Verdict verdict) { }

                [Step(MaxConcurrency = 2, Timeout = 10)]
                public StopEvent<bool> End(Context ctx, Verdict? verdict, Approval approval) => new(approval.Yes);

                [Step]
                public StopEvent<bool> Recover(StepFailed<Verdict> failed) => new(false);

                [Step]
                public Remark? RecoverAll(StepFailed failed) => null;
            }
            """,

        ["Unions"] = """
            using System.Text.Json;
            using GenFlow;

            namespace Market;

            /// <summary>What happens to an order.</summary>
            [StreamEvent]
            public abstract partial record OrderEvent(string Id)
            {
                public sealed partial record Placed(string Id, int Count) : OrderEvent(Id);

                /// <summary>It is on its way.</summary>
                public abstract partial record Shipping(string Id) : OrderEvent(Id)
                {
                    public sealed partial record Sent(string Id) : Shipping(Id);

                    public sealed partial record @event(string Id) : Shipping(Id);
                }

                [UnknownCase]
                public sealed partial record Unknown(string Type, JsonElement Data) : OrderEvent("");
            }

            [StreamEvent]
            public sealed partial record Returned(string Id, string Reason) : OrderEvent(Id);

            [StreamEvent(Name = "note")]
            public sealed partial record Note(string Text);

            [Event]
            public abstract partial record Open;

            [StreamEvent]
            public partial record Approve(string What) : InputRequest<Approved>;

            [Event]
            public partial record Approved : Open;

            [Workflow]
            public partial class Packing
            {
                [Step, Publishes<Note>, Publishes<OrderEvent.Placed>]
                public StopEvent Pack(StartEvent start) => new();
            }

            [Workflow]
            internal partial class Selling
            {
                [Step, Publishes<Packing>, Publishes<OrderEvent>]
                public Approve Ask(StartEvent start) => new("");

                [Step]
                public StopEvent Sell(Approved approved) => new();
            }
            """,
    };
}
