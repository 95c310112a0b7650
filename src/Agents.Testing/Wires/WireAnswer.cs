using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace GenFlow.Agents.Testing;

/// <summary>What a <see cref="WirePlayer"/> sends for one request: a head, the bytes of a body, and what happens between them.
/// Immutable: each method gives another answer, and one object may answer any number of requests.</summary>
/// <remarks>
/// Say first what is sent and then what happens to it. Positions count the bytes of the body as they are sent, from 0; what is
/// set at a position happens before the byte there is sent, when all bytes before it are out.
/// <code>
/// WireAnswer.Sse("data: {\"a\":1}\n\ndata: {\"b\":2}\n\n").Header("request-id", "req_1").InPieces(7).ResetAt(15)
/// </code></remarks>
public sealed partial class WireAnswer
{
    private const string EventStream = "text/event-stream; charset=utf-8";
    private readonly State _state;

    private WireAnswer(State state) => _state = state;

    /// <summary>No answer at all: the connection stays silent until the client leaves.</summary>
    public static WireAnswer Silence { get; } = new(State.Empty with { Marks = [new(WireMark.BeforeHead, WireFault.Stall)] });

    /// <summary>No answer at all: the connection is reset.</summary>
    public static WireAnswer Reset { get; } = new(State.Empty with { Marks = [new(WireMark.BeforeHead, WireFault.Reset)] });

    /// <summary>The bytes of its body, as they are sent.</summary>
    public long Length => _state.Length;

    internal int Status => _state.Status;

    internal ImmutableArray<KeyValuePair<string, string>> Headers => _state.Headers;

    internal ImmutableArray<WirePart> Parts => _state.Parts;

    // Those at one position in the order in which they were said.
    internal IEnumerable<WireMark> Marks => _state.Marks.OrderBy(static mark => mark.Position);

    internal int PieceSize => _state.PieceSize;

    internal bool IsRaw => _state.IsRaw;

    /// <summary>A stream of server-sent events: status 200.</summary>
    /// <param name="body">The events, as they are sent.</param>
    /// <returns>The answer.</returns>
    public static WireAnswer Sse(string body) => Sse(Utf8(body));

    /// <summary>A stream of server-sent events: status 200.</summary>
    /// <param name="body">The events, as they are sent.</param>
    /// <returns>The answer.</returns>
    public static WireAnswer Sse(ReadOnlyMemory<byte> body) => Of(200, EventStream, body);

    /// <summary>A recorded stream of server-sent events: status 200.</summary>
    /// <param name="path">The file; its bytes are sent as they are.</param>
    /// <returns>The answer.</returns>
    public static WireAnswer FromFile(string path) => Sse(File.ReadAllBytes(path));

    /// <summary>An error, or any other response that is no stream.</summary>
    /// <param name="status">Its status, from 200 to 599.</param>
    /// <param name="body">Its body: JSON, where <see cref="ContentType"/> says nothing else.</param>
    /// <returns>The answer.</returns>
    public static WireAnswer Error(int status, string body = "") => Of(status, "application/json", Utf8(body));

    /// <summary>Bytes in place of an HTTP response, without a head: then the connection ends.</summary>
    /// <param name="bytes">They.</param>
    /// <returns>The answer.</returns>
    public static WireAnswer Raw(ReadOnlyMemory<byte> bytes) => new(State.Empty with { Parts = [new(bytes, 1)], Length = bytes.Length, IsRaw = true });

    /// <summary>Adds a header.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ScriptException">It is none, or one that the player sets itself.</exception>
    public WireAnswer Header(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter)) || value.Any(static letter => letter is < ' ' or > '~'))
        {
            throw new ScriptException($"'{name}: {value}' is no header: a name is a word, and a value is printable ASCII.");
        }

        CheckHead();
        return name.ToUpperInvariant() is "CONTENT-LENGTH" or "TRANSFER-ENCODING" or "CONNECTION"
            ? throw new ScriptException($"The player sets {name} itself: it sends a body in chunks. Break it off with EndAt, CloseAt or ResetAt.")
            : new(_state with { Headers = _state.Headers.Add(new(name, value)) });
    }

    /// <summary>Says what the body is, in place of what was said before.</summary>
    /// <param name="type">The media type; null for none.</param>
    /// <returns>The answer.</returns>
    public WireAnswer ContentType(string? type)
    {
        var rest = new WireAnswer(_state with { Headers = _state.Headers.RemoveAll(static header => header.Key == "Content-Type") });
        return type is null ? rest : rest.Header("Content-Type", type);
    }

    /// <summary>Adds to the body.</summary>
    /// <param name="text">What, in UTF-8.</param>
    /// <param name="count">How often. It is kept once: bodies of any size take no memory.</param>
    /// <returns>The answer.</returns>
    public WireAnswer Then(string text, long count = 1) => Then(Utf8(text), count);

    /// <summary>Adds to the body.</summary>
    /// <param name="bytes">What.</param>
    /// <param name="count">How often. It is kept once: bodies of any size take no memory.</param>
    /// <returns>The answer.</returns>
    public WireAnswer Then(ReadOnlyMemory<byte> bytes, long count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckHead();
        return _state.Headers.Any(static header => header.Key == "Content-Encoding")
            ? throw new ScriptException("The body is packed already. Write Gzip behind all that is in it.")
            : new(_state with { Parts = _state.Parts.Add(new(bytes, count)), Length = _state.Length + (bytes.Length * count) });
    }

    /// <summary>Packs the body, and says so in the head. Positions count packed bytes from here on.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="ScriptException">It is packed already, or has positions.</exception>
    public WireAnswer Gzip()
    {
        if (_state.Marks.Any(static mark => mark.Position > 0))
        {
            throw new ScriptException("Positions count the bytes as they are sent. Write Gzip before what happens at them.");
        }

        using var packed = new MemoryStream();
        using (var pack = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (WirePart part in _state.Parts)
            {
                for (long turn = 0; turn < part.Count; turn++)
                {
                    pack.Write(part.Bytes.Span);
                }
            }
        }

        return new WireAnswer(Then("")._state with { Parts = [new(packed.ToArray(), 1)], Length = packed.Length }).Header("Content-Encoding", "gzip");
    }

    /// <inheritdoc/>
    public override string ToString() => _state.IsRaw ? $"{Length} bytes without a head"
        : _state.Status == 0 ? "no answer" : string.Create(CultureInfo.InvariantCulture, $"{_state.Status} with {Length} bytes");

    private static WireAnswer Of(int status, string type, ReadOnlyMemory<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(State.Empty with { Status = status, Headers = [new("Content-Type", type)], Parts = [new(body, 1)], Length = body.Length });
    }

    private void CheckHead()
    {
        if (_state.Status == 0)
        {
            throw new ScriptException("This answer has no head, and no body with positions: all that it takes are delays and gates before it.");
        }
    }

    private static byte[] Utf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text);
    }

    private sealed record State(
        int Status,
        ImmutableArray<KeyValuePair<string, string>> Headers,
        ImmutableArray<WirePart> Parts,
        ImmutableArray<WireMark> Marks,
        long Length,
        int PieceSize = 0,
        bool IsRaw = false)
    {
        public static readonly State Empty = new(0, [], [], [], 0);
    }
}
