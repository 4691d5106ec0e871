using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Calls;

/// <summary>Finds the gateway of a request, and describes gateways in answers.</summary>
internal static class GatewayAnswers
{
    /// <summary>The parameter for the gateway of an action.</summary>
    public static readonly TextParameter Id = new("Ipv6GatewayId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Ipv6Gateway,
        Kind = "Ipv6Gateway",
    };

    /// <summary>Finds the gateway that a request names. No code is documented for a gateway that does not exist.</summary>
    /// <exception cref="ApiException">The gateway does not exist.</exception>
    public static EstateGateway Find(ActionCall call) =>
        call.Region.FindIpv6Gateway(call.Get(Id)) ?? throw Id.NotFound(call.Get(Id));

    /// <summary>Finds the gateway that a request names and checks that it is Available.</summary>
    /// <exception cref="ApiException">The gateway does not exist or is not Available.</exception>
    public static EstateGateway FindAvailable(ActionCall call)
    {
        EstateGateway gateway = Find(call);
        return gateway.Status == ResourceStatus.Available ? gateway : throw Refusals.WrongStatus("Ipv6Gateway", gateway);
    }

    /// <summary>Checks that a gateway belongs to the VPC of an address.</summary>
    /// <exception cref="ApiException">The gateway belongs to another VPC.</exception>
    public static void RequireSameVpc(EstateAddress address, EstateGateway gateway)
    {
        if (gateway.Vpc != address.VSwitch.Vpc)
        {
            throw new ApiException(
                400,
                "OperationFailed.Ipv6GatewayDisMatchIpv6Address",
                $"The IPv6 gateway {gateway.Ipv6GatewayId} serves {gateway.Vpc.VpcId}, the address is in {address.VSwitch.Vpc.VpcId}.");
        }
    }

    /// <summary>Checks that an address and its gateway are both Available.</summary>
    /// <exception cref="ApiException">The address or the gateway is not Available.</exception>
    public static void RequireAvailable(EstateAddress address, EstateGateway gateway)
    {
        if (gateway.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Ipv6Gateway", gateway);
        }

        if (address.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("Ipv6Instance", address);
        }
    }

    /// <summary>Describes a gateway, for DescribeIpv6GatewayAttribute and for each entry of the list.</summary>
    public static Answer Describe(ActionCall call, EstateGateway gateway)
    {
        Answer answer = new()
        {
            { "Ipv6GatewayId", gateway.Ipv6GatewayId },
            { "Name", gateway.Name },
            { "Description", gateway.Description },
            { "VpcId", gateway.Vpc.VpcId },
            { "RegionId", call.Region.RegionId },
            { "CreationTime", UtcTime.Format(gateway.CreationTime) },
            { "ExpiredTime", "" },
            { "InstanceChargeType", "PostPaid" },
            { "Status", gateway.Status.ToString() },
            { "BusinessStatus", gateway.BusinessStatus.ToString() },
        };
        if (call.Documents == ServiceRules.Seed)
        {
            answer.Add("Spec", gateway.Spec.ToString());
        }

        answer.Add("OwnerId", call.AccountId);
        answer.Add("ResourceGroupId", gateway.ResourceGroupId);
        answer.Add("Tags", "Tag", TagAnswers.Describe(gateway.Tags));
        return answer;
    }
}
