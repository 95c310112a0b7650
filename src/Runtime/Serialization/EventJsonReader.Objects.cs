using System.Diagnostics.CodeAnalysis;
using System.Text;

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
