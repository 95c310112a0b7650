using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    /// <summary>Says which members an object lacks.</summary>
    /// <param name="missing">A bit for each member that is missing.</param>
    /// <param name="names">The members' names, in the order of the bits.</param>
    /// <exception cref="System.Text.Json.JsonException">Always, with path and position.</exception>
    [DoesNotReturn]
    public readonly void FailMissing(ulong missing, params ReadOnlySpan<string> names)
    {
        var lacking = new List<string>();
        for (int index = 0; index < names.Length; index++)
        {
            if ((missing & (1UL << index)) != 0)
            {
                lacking.Add(names[index]);
            }
        }

        FailValue($"the object lacks {string.Join(", ", lacking)}");
    }

    /// <summary>Looks for the member <c>type</c> of the object that is next, wherever it stands in it. What this library
    /// writes has it first. Where it comes last, unions within unions are gone through once for each level that they are
    /// nested: what is read takes at most <see cref="JsonLimits.MaxDepth"/> times its length.</summary>
    /// <returns>Its text in UTF-8. The reader stands before the object still.</returns>
    public ReadOnlySpan<byte> Discriminator()
    {
        EventJsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextMember())
        {
            if (!ahead.NameIs("type"u8))
            {
                ahead.SkipValue();
                continue;
            }

            ReadOnlySpan<byte> type = ahead.ReadUtf8String();
            if (!Utf8.IsValid(type))
            {
                ahead.FailValue(NotUtf8);
            }

            return type;
        }

        ahead.FailMissing(1, "type");
        return default;
    }

    /// <summary>Reads the member <c>type</c> of an object whose type is known.</summary>
    /// <param name="expected">The type, in UTF-8.</param>
    public void ReadType(ReadOnlySpan<byte> expected)
    {
        if (!ReadUtf8String().SequenceEqual(expected))
        {
            FailValue($"the type '{Encoding.UTF8.GetString(expected)}' was expected");
        }
    }
}
