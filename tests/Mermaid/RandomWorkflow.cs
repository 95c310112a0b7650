using System.Globalization;
using System.Text;

namespace GenFlow.Mermaid;

/// <summary>The source of a workflow of random steps with the worst names that C# allows.</summary>
internal sealed class RandomWorkflow
{
    // Words and arrows' ends of the flowchart language, names that Markdown or HTML would read, long and foreign ones.
    private static readonly string[] s_names =
    [
        "end", "graph", "flowchart", "subgraph", "style", "linkStyle", "classDef", "click", "direction", "default", "_self", "href",
        "o", "x", "v", "TD", "LR", "n0", "n1", "__init__", "_", "__", "_a_", "b_c", "script", "br", "lt", "quot", "javascript",
        "Ünïcödé", "日本語", "ελληνικά", "иван", "ａｂｃ", "ʹ", "a\u0301", "ª", "Ⅷ", "عربى", "a٣", new string('L', 300), "constructor", "__proto__", "toString",
    ];

    private readonly Random _random;
    private readonly List<string> _events = [];
    private readonly List<string> _used = [];
    private readonly StringBuilder _source = new("using System.Collections.Generic;\nusing System.Threading.Tasks;\nusing GenFlow;\n");

    public RandomWorkflow(int seed)
    {
        _random = new Random(seed);
        for (int count = _random.Next(2, 8); count > 0; count--)
        {
            AddEvent();
        }

        string streamed = Name();
        _source.Append(CultureInfo.InvariantCulture, $"[StreamEvent] public sealed partial record @{streamed}(int I);\n");
        string request = Name();
        _source.Append(CultureInfo.InvariantCulture, $"[StreamEvent] public sealed partial record @{request}(int I) : InputRequest<{_events[0]}>;\n");
        _source.Append(CultureInfo.InvariantCulture, $"[Workflow] public partial class @{Name()} {{\n");
        _source.Append(CultureInfo.InvariantCulture, $"[Step] public {Result(request)} @{Name()}(StartEvent<Dictionary<string, int?[]>> start) => default!;\n");
        for (int count = _random.Next(1, 8); count > 0; count--)
        {
            AddStep(streamed, request);
        }

        _source.Append("}\n");
    }

    public string Source => _source.ToString();

    private void AddEvent()
    {
        string name = Name();
        bool isGeneric = _random.Next(4) == 0;
        _source.Append(CultureInfo.InvariantCulture, $"[Event] public sealed partial record @{name}{(isGeneric ? "<T>" : "")}(int @{name}Key);\n");
        _events.Add(isGeneric ? $"@{name}<{(_random.Next(2) == 0 ? "(int, string)" : "List<byte[,]>")}>" : "@" + name);
    }

    private void AddStep(string streamed, string request)
    {
        _source.Append("[Step");
        _source.Append(_random.Next(3) == 0 ? $", Publishes<@{streamed}>" : "");
        _source.Append(_random.Next(4) == 0 ? $", Publishes<@{request}>" : "");
        _source.Append(_random.Next(4) == 0 ? $", Emits<{Event()}>" : "");
        _source.Append(_random.Next(5) == 0 ? ", FanOut" : "");
        _source.Append(CultureInfo.InvariantCulture, $"] public {Result(request)} @{Name()}({Parameters()}) => default!;\n");
    }

    private string Parameters()
    {
        string first = Event();
        switch (_random.Next(6))
        {
            case 0:
                return $"[Collect] IReadOnlyList<{first}> list";
            case 1:
                return $"[Collect(Count = {_random.Next(1, 2000).ToString(CultureInfo.InvariantCulture)})] IReadOnlyList<{first}> list";
            case 2 when !first.Contains('<', StringComparison.Ordinal):
                return $"[Collect(Key = \"{first[1..]}Key\")] IReadOnlyList<{first}> list";
            case 3 when _events.Find(other => other != first) is { } second:
                return $"{first}? one, {second} two";
            case 4:
                return $"StepFailed<{first}> failed";
            default:
                return $"{first} ev";
        }
    }

    private string Result(string request) => _random.Next(9) switch
    {
        0 => $"IEnumerable<{Event()}>",
        1 => $"Task<IReadOnlyList<{Event()}>>",
        2 when _events.Count > 1 => $"AnyOf<{_events[0]}, {_events[1]}, StopEvent<int>>",
        3 => $"{Event()}?",
        4 => $"@{request}",
        5 => "StopEvent<int>",
        6 => "Event",
        _ => Event(),
    };

    private string Event() => _events[_random.Next(_events.Count)];

    private string Name()
    {
        string name = s_names[_random.Next(s_names.Length)];
        while (_used.Contains(name))
        {
            name += s_names[_random.Next(s_names.Length)];
        }

        _used.Add(name);
        return name;
    }
}
