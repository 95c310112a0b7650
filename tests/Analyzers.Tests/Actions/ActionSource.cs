namespace GenFlow.Analyzers.Tests;

/// <summary>A class of actions.</summary>
internal static class ActionSource
{
    public static string Of(string members, string types = "", string kind = "static partial class") => $$"""
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using GenFlow.Agents;

        public {{kind}} Tools
        {
            {{members}}
        }

        public record Place(string City, string? Country = null);
        public enum Unit { Celsius, Fahrenheit }
        public sealed class Live : IDisposable { public void Dispose() { } }
        {{types}}
        """;
}
