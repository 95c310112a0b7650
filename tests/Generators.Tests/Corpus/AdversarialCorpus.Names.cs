namespace GenFlow.Generators.Tests;

internal static partial class AdversarialCorpus
{
    // Names that collide, in code and in files.
    private static IEnumerable<Adversary> OfNames()
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
    }
}
