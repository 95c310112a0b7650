using System.Text.Json;

namespace GenFlow.Shapes;

/// <summary>Writes the schemas of shapes with parts; what has a name is written once, at the end.</summary>
/// <param name="json">Receives them.</param>
/// <param name="isForModel">Whether a model reads them: enums are in their places, numbers without limits of their types.</param>
internal sealed class SchemaWriter(Utf8JsonWriter json, bool isForModel = false)
{
    private readonly SchemaDefinitions _definitions = new();

    /// <summary>Writes the shape itself into the object that is open; what it holds may refer to it.</summary>
    public void WriteRoot(TypeShape shape)
    {
        if (shape is ObjectShape or UnionShape or EnumShape)
        {
            _definitions.SetRoot(shape);
            WriteDefinition(shape);
        }
        else
        {
            WriteKeywords(shape);
        }
    }

    /// <summary>Writes the keywords of a shape into the object that is open.</summary>
    public void WriteKeywords(TypeShape shape, MemberBounds? bounds = null)
    {
        switch (shape)
        {
            case ScalarShape scalar when isForModel || bounds?.AllowedValues is not null || bounds?.Minimum is not null || bounds?.Maximum is not null:
                ScalarSchema.WriteForModel(json, scalar.Kind, bounds);
                break;
            case ScalarShape scalar:
                ScalarSchema.WriteKeywords(json, scalar.Kind);
                break;
            case NullableShape nullable:
                WriteNullable(nullable.Inner, bounds);
                return;
            case ListShape list:
                json.WriteString("type", "array");
                WriteSchema("items", list.Item);
                break;
            case MapShape map:
                json.WriteString("type", "object");
                WriteSchema("additionalProperties", map.Value);
                break;
            case EnumShape type when isForModel:
                WriteEnum(type, bounds);
                break;
            default:
                json.WriteString("$ref", _definitions.Reference(shape));
                break;
        }

        if (bounds is not null)
        {
            BoundsSchema.WriteKeywords(json, shape, bounds);
        }
    }

    /// <summary>Writes <c>$defs</c> with every named shape that was referred to, and those that they refer to.</summary>
    public void WriteDefinitions()
    {
        if (!_definitions.HasPending)
        {
            return;
        }

        json.WriteStartObject("$defs");
        while (_definitions.TryTake(out string? key, out TypeShape? shape))
        {
            json.WriteStartObject(key);
            WriteDefinition(shape);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteDefinition(TypeShape shape)
    {
        switch (shape)
        {
            case ObjectShape type:
                WriteDescription(type.Description);
                WriteObject(type);
                break;
            case UnionShape union:
                WriteDescription(union.Description);
                WriteUnion(union);
                break;
            case EnumShape type:
                WriteDescription(type.Description);
                ScalarSchema.WriteEnum(json, type);
                break;
        }
    }

    private void WriteObject(ObjectShape type)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        if (type.IsCase)
        {
            json.WriteStartObject("type");
            json.WriteString("const", type.Name);
            json.WriteEndObject();
        }

        foreach (MemberShape member in type.Members)
        {
            WriteMember(member);
        }

        json.WriteEndObject();
        WriteRequired(type);
    }

    private void WriteMember(MemberShape member)
    {
        json.WriteStartObject(member.Name);
        WriteDescription(member.Description ?? DescriptionInPlace(member.Type));
        WriteKeywords(member.Type, member.Bounds);
        if (member.DefaultValue is { } value)
        {
            json.WritePropertyName("default");
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
    }

    private void WriteRequired(ObjectShape type)
    {
        if (!type.IsCase && !type.Members.Any(static member => member.IsRequired))
        {
            return;
        }

        json.WriteStartArray("required");
        if (type.IsCase)
        {
            json.WriteStringValue("type");
        }

        foreach (MemberShape member in type.Members)
        {
            if (member.IsRequired)
            {
                json.WriteStringValue(member.Name);
            }
        }

        json.WriteEndArray();
    }

    // One case at most has the text that "type" holds. A union without cases has no values.
    private void WriteUnion(UnionShape union)
    {
        if (union.Cases.Count == 0)
        {
            json.WriteStartObject("not");
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("oneOf");
        foreach (ObjectShape @case in union.Cases)
        {
            WriteSchema(@case);
        }

        json.WriteEndArray();
    }

    // What has no definition is described where it stands.
    private string? DescriptionInPlace(TypeShape shape) =>
        (shape is NullableShape nullable ? nullable.Inner : shape) is EnumShape type && isForModel ? type.Description : null;

    // Of the names only those that are allowed.
    private void WriteEnum(EnumShape type, MemberBounds? bounds)
    {
        if (bounds?.AllowedValues is not null)
        {
            json.WriteString("type", "string");
        }
        else
        {
            ScalarSchema.WriteEnum(json, type);
        }
    }

    private void WriteNullable(TypeShape inner, MemberBounds? bounds)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        WriteKeywords(inner, bounds);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSchema(string name, TypeShape shape)
    {
        json.WritePropertyName(name);
        WriteSchema(shape);
    }

    private void WriteSchema(TypeShape shape)
    {
        json.WriteStartObject();
        WriteKeywords(shape);
        json.WriteEndObject();
    }

    private void WriteDescription(string? description)
    {
        if (description is not null)
        {
            json.WriteString("description", description);
        }
    }
}
