using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class CapturingMatchTests
{
    [Theory]
    [InlineData("string Of(Item item, string head) => item.{|GF4002:Match|}(one: o => head + o.Name, two: t => \"\");")]
    [InlineData("string Of(Item item) => item.{|GF4002:Match|}(one: o => _head + o.Name, two: static t => \"\");")]
    [InlineData("string Of(Item item) => item.{|GF4002:Match|}(one: o => this.Helped(o.Name), two: t => Helped(\"\"));")]
    [InlineData("void Of(Item item) { var all = new List<string>(); item.{|GF4002:Switch|}(o => all.Add(o.Name), t => { }); }")]
    [InlineData("string Of(StreamEvent ev, string head) => W.{|GF4002:Match|}(ev, item: i => head, other: e => e.EventType);")]
    [InlineData("string? Of(Item? item, string head) => item?.{|GF4002:Match|}(o => head, t => null);")]
    public Task Function_that_captures_is_reported(string member) => Rule<CapturingMatch>.Reports(Source(member));

    [Theory]
    [InlineData("string Of(Item item) => item.Match(one: o => o.Name, two: static t => Most + t.Size);")]
    [InlineData("string Of(Item item, string head) => item.Match(head, one: static (head, o) => head + o.Name, two: static (_, t) => \"\");")]
    [InlineData("string Of(Item item, string head) => item.Match(one: Named, two: Sized);")]
    [InlineData("string Of(Item item) => item.Match(one: o => { string name = o.Name; Func<string> again = () => name; return again(); }, two: t => \"\");")]
    [InlineData("int Of(Item item) { int sum = 0; item.Switch(one: o => sum++, two: t => sum += t.Size); return sum; }")]
    [InlineData("string Of(Item item, string head) { string Local(string name) => head + name; return item.Match(one: o => Local(o.Name), two: t => \"\"); }")]
    [InlineData("string Of(Own own, string head) => own.Match(o => head);")]
    [InlineData("string Of(Item item) => item.Match(one: o => (from c in o.Name where c > 'a' from d in o.Name select c + d).First().ToString(), two: t => \"\");")]
    [InlineData("void Of(Item item) { var counter = new Counter(); item.Switch(one: o => counter.Add(), two: t => { }); Console.WriteLine(counter.Count); }")]
    [InlineData("void Of(Item item) { var counter = new Counter(); item.Switch(one: o => counter.Most = 3, two: t => { }); Console.WriteLine(counter.Count); }")]
    [InlineData("bool Of(System.Text.RegularExpressions.Regex regex, string text) => regex.Match(text).Success;")]
    public Task Function_that_captures_nothing_or_more_than_values_is_not_reported(string member) => Rule<CapturingMatch>.Reports(Source(member));

    [Fact]
    public Task Variable_is_given_as_state_under_its_name() => Rule<CapturingMatch>.Fixes<UseState>(
        Source("string Of(Item item, string head) => item.Match(one: o => head + o.Name, two: _ => \"\");"),
        Source("string Of(Item item, string head) => item.Match(head, one: static (head, o) => head + o.Name, two: static (_, _) => \"\");"));

    [Fact]
    public Task Several_variables_are_given_as_a_tuple() => Rule<CapturingMatch>.Fixes<UseState>(
        Source("""
            string Of(Item item, string head, string tail) => item.Match(
                    one: o => head + o.Name + tail,
                    two: static t => "");
            """),
        Source("""
            string Of(Item item, string head, string tail) => item.Match(
                    (head, tail),
                    one: static (state, o) => state.head + o.Name + state.tail,
                    two: static (_, t) => "");
            """));

    [Fact]
    public Task Object_is_given_as_state_also_where_it_is_not_written() => Rule<CapturingMatch>.Fixes<UseState>(
        Source("""
            string Of(Item item) => item.Match(o => Helped(_head) + this.Helped(o.Name), t => "");
                string With(Item item, string tail) => item.Match(o => Helped(tail), t => _head);
            """),
        Source("""
            string Of(Item item) => item.Match(this, static (self, o) => self.Helped(self._head) + self.Helped(o.Name), static (_, t) => "");
                string With(Item item, string tail) => item.Match((self: this, tail), static (state, o) => state.self.Helped(state.tail), static (state, t) => state.self._head);
            """));

    [Fact]
    public Task State_of_a_workflows_match_follows_the_event() => Rule<CapturingMatch>.Fixes<UseState>(
        Source("""
            void Of(StreamEvent ev, List<string> all) => W.Switch(
                    ev,
                    item: i =>
                    {
                        all.Add(i.EventType);
                        all.Sort();
                    },
                    other: e => { });
            """),
        Source("""
            void Of(StreamEvent ev, List<string> all) => W.Switch(
                    ev,
                    all,
                    item: static (all, i) =>
                    {
                        all.Add(i.EventType);
                        all.Sort();
                    },
                    other: static (_, e) => { });
            """));

    [Fact]
    public Task What_functions_declare_themselves_is_theirs_and_what_they_discard_stays_discarded() => Rule<CapturingMatch>.Fixes<UseState>(
        Source("""
            string Of(Item item, string state) => item.Match(o => state + o.Name, t => "");
                string Query(Item item, string all) => item.Match(o => (from c in all where c > 'a' select c).First() + o.Name, t => "");
                Func<string, string> Inside(Item item) => head => item.Match(o => head, t => int.TryParse("3", out _) ? "a" : "b");
            """),
        Source("""
            string Of(Item item, string state) => item.Match(state, static (state, o) => state + o.Name, static (_, t) => "");
                string Query(Item item, string all) => item.Match(all, static (all, o) => (from c in all where c > 'a' select c).First() + o.Name, static (_, t) => "");
                Func<string, string> Inside(Item item) => head => item.Match(head, static (head, o) => head, static (head, t) => int.TryParse("3", out _) ? "a" : "b");
            """));

    [Theory]
    [InlineData("string Of(Item item, string Item2, string tail) => item.Match(one: o => Item2 + tail, two: t => \"\");")]
    [InlineData("string Of(Item item, string Rest, string tail) => item.Match(one: o => Rest + tail, two: t => \"\");")]
    [InlineData("string Of(Item item, string self) => item.Match(one: o => self + _head, two: t => \"\");")]
    [InlineData("string Of(Item item, string head) => item.Match(one: o => { { int state = 1; _ = state; } return head + _head; }, two: t => \"\");")]
    [InlineData("string Of(Item item, string head) => item.Match(one: o => { if (o.Name == \"\") { string again = head; } return \"\"; }, two: t => { if (t.Size == 0) { int head = 1; _ = head; } return \"\"; });")]
    [InlineData("string Of(Item item, string head) => item.Match(one: o => head, two: Sized);")]
    [InlineData("string Of(Item item, string head) => item.Match<string>(one: o => head, two: t => \"\");")]
    [InlineData("string Of(Item item, string head) => item.Match(one: (Item.One o) => head, two: t => \"\");")]
    [InlineData("string Of(Item item, string @class) => item.Match(one: o => @class, two: t => \"\");")]
    public Task Call_that_cannot_be_given_state_as_it_is_has_no_fix(string member) => Rule<CapturingMatch>.OffersNoFix<UseState>(Source(member));

    private static string Source(string member) => $$"""
        public class C
        {
            private const string Most = "most";
            private readonly string _head = "";

            {{member}}

            private string Helped(string text) => text + _head;
            private static string Named(Item.One one) => one.Name;
            private static string Sized(Item.Two two) => Most;
        }

        [StreamEvent]
        public abstract partial record Item
        {
            public sealed partial record One(string Name) : Item;
            public sealed partial record Two(int Size) : Item;
        }

        public struct Counter
        {
            public int Count { get; private set; }
            public int Most { get; set; }
            public void Add() => Count++;
        }

        public class Own
        {
            public T Match<T>(Func<Own, T> one) => one(this);
        }

        [Workflow]
        public partial class W
        {
            [Step, Publishes<Item>]
            public StopEvent Run(Context ctx, StartEvent start) => new();
        }
        """;
}
