// A network's life with a client of 2018, aliyungo: signature V1 over GET, and RegionId only where its own models have it.
// Arguments: endpoint, key id, key secret, region. Prints a line for each step, and ends at the first error.
package main

import (
	"fmt"
	"os"

	"github.com/denverdino/aliyungo/common"
	"github.com/denverdino/aliyungo/ecs"
)

func must(step string, err error) {
	if err != nil {
		fmt.Println(step, "failed:", err)
		os.Exit(1)
	}
	fmt.Println(step)
}

func main() {
	// Without a region the client asks no location service for its endpoint.
	client := ecs.NewVPCClientWithEndpoint(os.Args[1], os.Args[2], os.Args[3], "")
	region := common.Region(os.Args[4])

	network, err := client.CreateVpc(&ecs.CreateVpcArgs{RegionId: region, CidrBlock: "192.168.0.0/16", VpcName: "older"})
	must("CreateVpc", err)
	must("WaitForVpcAvailable", client.WaitForVpcAvailable(region, network.VpcId, 60))
	must("ModifyVpcAttribute", client.ModifyVpcAttribute(&ecs.ModifyVpcAttributeArgs{VpcId: network.VpcId, VpcName: "renamed"}))

	vSwitch, err := client.CreateVSwitch(&ecs.CreateVSwitchArgs{ZoneId: os.Args[4] + "-a", CidrBlock: "192.168.1.0/24", VpcId: network.VpcId, VSwitchName: "one"})
	must("CreateVSwitch", err)
	must("WaitForVSwitchAvailable", client.WaitForVSwitchAvailable(network.VpcId, vSwitch, 60))
	must("ModifyVSwitchAttribute", client.ModifyVSwitchAttribute(&ecs.ModifyVSwitchAttributeArgs{VSwitchId: vSwitch, VSwitchName: "two"}))

	vSwitches, _, err := client.DescribeVSwitches(&ecs.DescribeVSwitchesArgs{VpcId: network.VpcId, VSwitchId: vSwitch})
	must("DescribeVSwitches", err)
	for _, found := range vSwitches {
		fmt.Println("vSwitch:", found.VSwitchName, found.ZoneId, found.CidrBlock, found.AvailableIpAddressCount)
	}

	networks, _, err := client.DescribeVpcs(&ecs.DescribeVpcsArgs{RegionId: region, VpcId: network.VpcId})
	must("DescribeVpcs", err)
	for _, found := range networks {
		fmt.Println("VPC:", found.VpcName, found.RegionId, found.CidrBlock, len(found.VSwitchIds.VSwitchId))
	}

	fmt.Println("refused:", client.DeleteVpc(network.VpcId).(*common.Error).Code)
	must("DeleteVSwitch", client.DeleteVSwitch(vSwitch))
	must("DeleteVpc", client.DeleteVpc(network.VpcId))
	networks, _, err = client.DescribeVpcs(&ecs.DescribeVpcsArgs{RegionId: region, VpcId: network.VpcId})
	must("DescribeVpcs", err)
	fmt.Println("left:", len(networks))
}
