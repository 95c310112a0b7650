namespace GenFlow.Shapes;

/// <summary>The kinds of values without parts, and how JSON writes them.</summary>
public enum ScalarKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An integer from 0 to 255.</summary>
    Byte,

    /// <summary>An integer from −128 to 127.</summary>
    SByte,

    /// <summary>An integer of 16 bits.</summary>
    Int16,

    /// <summary>An integer of 16 bits, not negative.</summary>
    UInt16,

    /// <summary>An integer of 32 bits.</summary>
    Int32,

    /// <summary>An integer of 32 bits, not negative.</summary>
    UInt32,

    /// <summary>An integer of 64 bits: more than a double of JavaScript holds exactly.</summary>
    Int64,

    /// <summary>An integer of 64 bits, not negative: more than a double of JavaScript holds exactly.</summary>
    UInt64,

    /// <summary>A number of 32 bits, or the texts NaN, Infinity, -Infinity.</summary>
    Single,

    /// <summary>A number of 64 bits, or the texts NaN, Infinity, -Infinity.</summary>
    Double,

    /// <summary>A decimal number of up to 29 digits.</summary>
    Decimal,

    /// <summary>A text.</summary>
    String,

    /// <summary>A text of one UTF-16 unit.</summary>
    Char,

    /// <summary>Bytes as base64.</summary>
    Bytes,

    /// <summary>A GUID as a text with hyphens.</summary>
    Guid,

    /// <summary>A date with time, ISO 8601.</summary>
    DateTime,

    /// <summary>A date with time and offset, ISO 8601.</summary>
    DateTimeOffset,

    /// <summary>A duration as .NET writes it: <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    TimeSpan,

    /// <summary>A date, ISO 8601.</summary>
    DateOnly,

    /// <summary>A time of day: <c>hh:mm:ss[.fffffff]</c>.</summary>
    TimeOnly,

    /// <summary>An address as a text.</summary>
    Uri,

    /// <summary>Any JSON.</summary>
    Any,
}
