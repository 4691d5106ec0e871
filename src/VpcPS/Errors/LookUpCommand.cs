using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core.Api;

namespace VpcPS.Errors;

/// <summary>
/// Finds the command that shows whether a change whose answer was lost was made: the Get- command for the changed object, with those ids of
/// the call that the command accepts.
/// </summary>
internal static class LookUpCommand
{
    private const string NounPrefix = "Vpc";

    /// <summary>The command to type. Null for a call of which only the name is known.</summary>
    public static string? For(ApiAction call)
    {
        if (call.Declaration.Subject is not { } subject)
        {
            return null;
        }

        string noun = subject.Name.StartsWith(NounPrefix, StringComparison.Ordinal) ? subject.Name : NounPrefix + subject.Name;
        Type? command = typeof(LookUpCommand).Assembly.GetTypes().SingleOrDefault(type =>
            type.GetCustomAttribute<CmdletAttribute>() is { VerbName: VerbsCommon.Get } cmdlet && cmdlet.NounName == noun);
        if (command is null)
        {
            return null;
        }

        // In a request, the items of a list are named ResourceId.1, ResourceId.2 and so on.
        IEnumerable<string> ids = call.GetParameters()
            .Select(parameter => (Name: parameter.Key.Split('.')[0], parameter.Value))
            .Where(parameter => parameter.Name != "RegionId" && parameter.Name.EndsWith("Id", StringComparison.Ordinal))
            .Select(parameter => (Name: ParameterOf(command, parameter.Name), parameter.Value))
            .Where(parameter => parameter.Name is not null)
            .GroupBy(parameter => parameter.Name, parameter => parameter.Value)
            .Select(values => $" -{values.Key} {string.Join(", ", values)}");
        return $"Get-{noun} -Region {call.Region}" + string.Concat(ids);
    }

    // When the command's parameter has another name, the API's name is its alias: InstanceId of a rule is -Ipv6AddressId.
    private static string? ParameterOf(Type command, string wireName) => command.GetProperties()
        .FirstOrDefault(property => property.IsDefined(typeof(ParameterAttribute))
            && (property.Name == wireName || property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(wireName) == true))?.Name;
}
