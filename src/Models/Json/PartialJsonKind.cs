namespace GenFlow.Models;

/// <summary>What is known of a JSON value that is still arriving.</summary>
public enum PartialJsonKind
{
    /// <summary>Nothing yet, or not there.</summary>
    Absent,

    /// <summary>An object; its members so far are there.</summary>
    Object,

    /// <summary>A list; its items so far are there.</summary>
    Array,

    /// <summary>A text; its beginning is there.</summary>
    String,

    /// <summary>A number; its digits so far, as a number.</summary>
    Number,

    /// <summary>The whole word <c>true</c>.</summary>
    True,

    /// <summary>The whole word <c>false</c>.</summary>
    False,

    /// <summary>The whole word <c>null</c>.</summary>
    Null,
}
