namespace GenFlow.Models;

/// <summary>What the scanner has seen last, and so what may come next.</summary>
internal enum JsonScanState
{
    /// <summary>A value must come.</summary>
    Value,

    /// <summary>A list has begun: a value or its end.</summary>
    FirstItem,

    /// <summary>An object has begun: a name or its end.</summary>
    FirstName,

    /// <summary>A comma in an object: a name.</summary>
    Name,

    /// <summary>A name: a colon.</summary>
    Colon,

    /// <summary>A value has ended: a comma, the container's end, or, outermost, nothing.</summary>
    After,

    /// <summary>Inside a text or a name.</summary>
    Text,

    /// <summary>Inside a character of several bytes.</summary>
    Character,

    /// <summary>A backslash.</summary>
    Escape,

    /// <summary>Inside <c>\uXXXX</c>.</summary>
    Hex,

    /// <summary>The first half of a pair: a backslash.</summary>
    PairBackslash,

    /// <summary>The first half of a pair and a backslash: a <c>u</c>.</summary>
    PairU,

    /// <summary>A minus: a digit.</summary>
    Minus,

    /// <summary>A leading zero: no digit.</summary>
    Zero,

    /// <summary>Digits.</summary>
    Digits,

    /// <summary>The point: a digit.</summary>
    Point,

    /// <summary>Digits after the point.</summary>
    Fraction,

    /// <summary>The <c>e</c>: a sign or a digit.</summary>
    Exponent,

    /// <summary>The exponent's sign: a digit.</summary>
    ExponentSign,

    /// <summary>The exponent's digits.</summary>
    ExponentDigits,

    /// <summary>Inside <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Word,
}
