using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace GenFlow;

public static partial class GenFlowJson
{
    private const int MaxDepth = 64;

    /// <summary>Settings with which System.Text.Json reads what GenFlow writes, and writes what GenFlow reads. They cannot
    /// be changed; a copy can. Characters beyond the Basic Multilingual Plane, emoji among them, are the only ones outside
    /// ASCII that System.Text.Json writes as escapes and GenFlow as they are: the texts are the same.</summary>
    /// <remarks>In a program that is compiled to native code or trimmed there is no reflection: give a copy the resolver of a
    /// generated context, whose [JsonSourceGenerationOptions] has UseStringEnumConverter where events hold enums.
    /// <code>
    /// var options = new JsonSerializerOptions(GenFlowJson.Options) { TypeInfoResolver = MyJsonContext.Default };
    /// </code>
    /// </remarks>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    // The framework's own switch: off in native and trimmed programs, where the reflecting resolver is cut away. That the
    // switch is that guard is the framework's knowledge, not the analyzer's.
#pragma warning disable IL4000
    [FeatureSwitchDefinition("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault")]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
    private static bool IsReflectionEnabled => JsonSerializer.IsReflectionEnabledByDefault;
#pragma warning restore IL4000

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = MaxDepth,

            // Relaxed towards HTML only, which an event's JSON is no part of.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = IsReflectionEnabled ? new DefaultJsonTypeInfoResolver() : JsonTypeInfoResolver.Combine(),
        };
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            options.Converters.Add(new JsonStringEnumConverter());
        }

        options.MakeReadOnly();
        return options;
    }
}
