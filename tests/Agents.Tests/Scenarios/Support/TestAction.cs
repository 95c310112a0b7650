using GenFlow.Models;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What the tests' actions are called with.</summary>
internal sealed record TestArgs(string? City, int Count)
{
    public sealed class Partial(PartialJson json)
    {
        public string? City => json.Member("city"u8).GetString();

        public string Count => System.Text.Encoding.UTF8.GetString(json.Member("count"u8).Utf8);
    }
}

/// <summary>An action with a city and a count, as generated code would write it.</summary>
internal sealed class TestAction(
    string name, Func<TestArgs, ActionContext, ValueTask<ActionOutput>> body, ActionSettings? settings = null, bool needsCity = false)
    : AgentAction(name, $"What {name} does.", settings ?? new())
{
    private static readonly ObjectShape s_shape = new(
        "args",
        description: null,
        isCase: false,
        [new("city", static () => ScalarShape.Of(ScalarKind.String), isRequired: false), new("count", static () => ScalarShape.Of(ScalarKind.Int32), isRequired: false)]);

    private int _calls;

    /// <summary>How often the body has begun.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public override TypeShape Shape => s_shape;

    /// <summary>An action that says what it was called with.</summary>
    public static TestAction Echo(string name, ActionSettings? settings = null, bool needsCity = false) =>
        new(name, static (args, context) => Text($"{context.Name} of {args.City ?? "nowhere"}"), settings, needsCity);

    public static ValueTask<ActionOutput> Text(string text) => new(new ActionOutput { Text = text, Value = text });

    protected internal override object ReadArguments(ref EventJsonReader reader)
    {
        string? city = null;
        int count = 0;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("city"u8))
            {
                city = reader.ReadString();
            }
            else if (reader.NameIs("count"u8))
            {
                count = reader.ReadInt32();
            }
            else
            {
                reader.Skip();
            }
        }

        if (needsCity && city is null)
        {
            reader.FailMissing(1, "city");
        }

        return new TestArgs(city, count);
    }

    protected internal override object CreatePartial(PartialJson json) => new TestArgs.Partial(json);

    protected internal override ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context)
    {
        Interlocked.Increment(ref _calls);
        return body((TestArgs)arguments, context);
    }
}
