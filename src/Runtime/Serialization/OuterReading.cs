using System.Text.Json;

namespace GenFlow.Serialization;

/// <summary>Where reading begins for every caller. Constructors and setters of the program's own types run on data from
/// outside: what they throw is an error of the data.</summary>
internal static class OuterReading
{
    public static T Read<T, TCodec>(ref EventJsonReader reader)
        where TCodec : IJsonCodec<T>
    {
        try
        {
            return TCodec.Read(ref reader);
        }
        catch (Exception problem) when (IsOfTheData(problem))
        {
            reader.Refuse(problem);
            throw;
        }
    }

    /// <summary>Whether what was thrown while reading says that the data is wrong, and not yet where. A type that cannot be
    /// read at all, and memory that is short, are no errors of the data.</summary>
    public static bool IsOfTheData(Exception problem) =>
        problem is not (JsonException { Path: not null } or NotSupportedException or OutOfMemoryException or InsufficientExecutionStackException);
}
