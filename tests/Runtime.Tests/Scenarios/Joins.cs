using GenFlow.Tests.Support;

namespace GenFlow.Tests.Scenarios.Joins;

[Event]
public partial record Chapter(int Number);

[Event]
public partial record Verse(int Chapter, int Number);

[Event]
public partial record Line(string Text);

[Event]
public partial record Note(string Text);

[Event]
public partial record Whole(string Text);

[Event]
public partial record Left(int Round);

[Event]
public partial record Right(int Round);

/// <summary>Chapters, their verses, and a join over all of them.</summary>
[Workflow]
public partial class FromWorkflow
{
    [Step]
    public IEnumerable<Chapter> Chapters(StartEvent start) => [new(1), new(2), new(3)];

    [Step]
    public async IAsyncEnumerable<Verse> Verses(Chapter chapter)
    {
        for (int i = 1; i <= chapter.Number; i++)
        {
            await Task.Yield();
            yield return new Verse(chapter.Number, i);
        }
    }

    [Step(MaxConcurrency = 2)]
    public async Task<Line> Read(Verse verse)
    {
        await Task.Yield();
        return new Line($"{verse.Chapter}.{verse.Number}");
    }

    [Step]
    public StopEvent<string> Join([Collect(From = nameof(Chapters))] IReadOnlyList<Line> lines) => new(string.Join(" ", lines.Select(static line => line.Text)));
}

/// <summary>Two fan-outs of one event, collected by an outer join: one after the other.</summary>
[Workflow]
public partial class SiblingsWorkflow
{
    [Step]
    public IEnumerable<Chapter> Chapters(StartEvent start) => [new(1), new(2)];

    [Step]
    public IEnumerable<Line> Lines(Chapter chapter) => [new($"{chapter.Number}a"), new($"{chapter.Number}b")];

    [Step]
    public IEnumerable<Line> More(Chapter chapter) => [new($"{chapter.Number}x"), new($"{chapter.Number}y")];

    [Step]
    public StopEvent<string> Join([Collect(From = nameof(Chapters))] IReadOnlyList<Line> lines) => new(string.Join(" ", lines.Select(static line => line.Text)));
}

[Workflow]
public partial class CountWorkflow
{
    [Step]
    public IEnumerable<Chapter> Split(StartEvent<int> count) => Enumerable.Range(1, count.Input).Select(static number => new Chapter(number));

    [Step]
    public Line Batch([Collect(Count = 3)] IReadOnlyList<Chapter> chapters, State<Batches> batches)
    {
        batches.Update(static (all, size) => all with { Sizes = $"{all.Sizes}{size}" }, chapters.Count);
        return new Line("batch");
    }

    [Step]
    public void Ignore(Line line)
    {
    }

    [Step]
    public Whole End([Collect] IReadOnlyList<Chapter> chapters) => new($"{chapters.Count}");

    [Step]
    public async Task<StopEvent<string>> Stop(Whole whole, State<Batches> batches)
    {
        while (batches.Value.Sizes.Sum(static size => size - '0') < int.Parse(whole.Text, System.Globalization.CultureInfo.InvariantCulture))
        {
            await Task.Yield();
        }

        return new(string.Concat(batches.Value.Sizes.OrderDescending()));
    }
}

public sealed record Batches(string Sizes = "");

[Workflow]
public partial class KeyWorkflow
{
    [Step]
    public IEnumerable<Verse> Split(StartEvent start) => [new(2, 1), new(1, 1), new(2, 2), new(3, 1), new(1, 2)];

    [Step]
    public Line PerChapter([Collect(Key = nameof(Verse.Chapter))] IReadOnlyList<Verse> verses) =>
        new($"{verses[0].Chapter}:{string.Join("", verses.Select(static verse => verse.Number))}");

    [Step]
    public void Take(Line line, State<Batches> lines) => lines.Update(static (all, text) => all with { Sizes = all.Sizes + text + ";" }, line.Text);

    [Step]
    public Whole All([Collect] IReadOnlyList<Verse> verses) => new("");

    [Step]
    public async Task<StopEvent<string>> Stop(Whole whole, State<Batches> lines)
    {
        while (lines.Value.Sizes.Count(static c => c == ';') < 3)
        {
            await Task.Yield();
        }

        return new(string.Join(' ', lines.Value.Sizes.Split(';', StringSplitOptions.RemoveEmptyEntries).Order()));
    }
}

[Workflow]
public partial class TwoListsWorkflow
{
    [Step]
    public IEnumerable<Chapter> Split(StartEvent start) => [new(1), new(2), new(3), new(4)];

    [Step]
    public AnyOf<Line, Note> Sort(Chapter chapter) => chapter.Number % 2 == 0 ? new Line($"{chapter.Number}") : new Note($"{chapter.Number}");

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Line> lines, [Collect] IReadOnlyList<Note> notes) =>
        new($"{string.Join(",", lines.Select(static l => l.Text))}|{string.Join(",", notes.Select(static n => n.Text))}");
}

/// <summary>One event to two steps, joined by a third; in a loop of three rounds, inside a fan-out.</summary>
[Workflow]
public partial class DiamondWorkflow
{
    [Step]
    public IEnumerable<Chapter> Split(StartEvent start) => [new(1), new(2)];

    [Step]
    public async Task<Left> GoLeft(Chapter chapter)
    {
        await Task.Yield();
        return new Left(chapter.Number);
    }

    [Step]
    public Right GoRight(Chapter chapter) => new(chapter.Number);

    [Step]
    public AnyOf<Chapter, Line> Meet(Left left, Right right)
    {
        Assert.Equal(left.Round, right.Round);
        return left.Round < 6 ? new Chapter(left.Round + 2) : new Line($"{left.Round}");
    }

    [Step]
    public StopEvent<string> Join([Collect] IReadOnlyList<Line> lines) => new(string.Join(" ", lines.Select(static line => line.Text)));
}

[Workflow]
public partial class OptionalWorkflow
{
    [Step]
    public Left GoLeft(StartEvent<bool> both) => new(1);

    [Step]
    public Right? GoRight(StartEvent<bool> both) => both.Input ? new Right(1) : null;

    [Step]
    public StopEvent<string> Meet(Left left, Right? right) => new(right is null ? "left only" : "both");
}

[Workflow]
public partial class RequiredWorkflow
{
    [Step]
    public Left GoLeft(StartEvent start) => new(1);

    [Step]
    public Right? GoRight(StartEvent start) => null;

    [Step]
    public StopEvent<string> Meet(Left left, Right right) => new("both");
}

/// <summary>A step sends one and returns the other.</summary>
[Workflow]
public partial class SentWorkflow
{
    [Step, Emits<Left>]
    public Right Both(Context ctx, StartEvent start)
    {
        ctx.SendEvent(new Left(7));
        return new Right(7);
    }

    [Step]
    public StopEvent<int> Meet(Left left, Right right) => new(left.Round + right.Round);
}

public class JoinTests
{
    [Fact]
    public async Task WF18_CollectFrom_FlattensInEmissionOrder() =>
        Assert.Equal("1.1 2.1 2.2 3.1 3.2 3.3", await new FromWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF18_CollectFrom_PutsSiblingFanOutsOneAfterTheOther()
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal("1a 1b 1x 1y 2a 2b 2x 2y", await new SiblingsWorkflow().ExecuteAsync().WithinAsync());
        }
    }

    [Theory]
    [InlineData(7, "331")]
    [InlineData(6, "33")]
    [InlineData(0, "")]
    public async Task WF18_CollectCount_DeliversEachThree_AndTheRest(int count, string sizes) =>
        Assert.Equal(sizes, await new CountWorkflow().ExecuteAsync(count).WithinAsync());

    [Fact]
    public async Task WF18_CollectKey_DeliversAListForEachValue() =>
        Assert.Equal("1:12 2:12 3:1", await new KeyWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF18_TwoCollectedParameters_CloseTogether() =>
        Assert.Equal("2,4|1,3", await new TwoListsWorkflow().ExecuteAsync().WithinAsync());

    [Fact]
    public async Task WF18_Diamond_InALoopInsideAFanOut()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal("7 6", await new DiamondWorkflow().ExecuteAsync().WithinAsync());
        }
    }

    [Theory]
    [InlineData(true, "both")]
    [InlineData(false, "left only")]
    public async Task WF18_Diamond_NullableParameterMayBeMissing(bool both, string expected) =>
        Assert.Equal(expected, await new OptionalWorkflow().ExecuteAsync(both).WithinAsync());

    [Fact]
    public async Task WF18_Diamond_MissingBranch_NamesTheType()
    {
        await using WorkflowHandler<string> handler = await new RequiredWorkflow().RunAsync();
        MissingEventException exception = await Assert.ThrowsAsync<MissingEventException>(() => handler.ResultAsync().WithinAsync());
        Assert.Equal("Meet", exception.Step);
        Assert.Contains(nameof(Right), Assert.Single(exception.MissingTypes), StringComparison.Ordinal);
        Assert.Contains(nameof(Right), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WF18_Diamond_OfWhatOneStepSendsAndReturns() =>
        Assert.Equal(14, await new SentWorkflow().ExecuteAsync().WithinAsync());
}
